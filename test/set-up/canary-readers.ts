/** Who may come across what somebody typed: the kinds of docs/who-may-read-what.md, and audiences of pages that belong to no discussion. */
import { type Discussion, type Duty, type Person, type Relation, relationsOf } from '../../src/discussion.ts'
import { kindOf, questions } from '../../src/steps/request/request.question.ts'
import { type Kind, mayRead } from '../../src/trust/policy.ts'
import type { Canary } from './canaries.ts'

/** Place → kinds; whoever typed it is always among them. Names and work of people who take part are for those who meet them. */
const kindsByPlace: Readonly<Record<string, readonly Kind[]>> = {
  'save-answers answers-phone': ['request-arranging'],
  'save-answers team-name': ['request-team', 'arranging', 'meeting', 'record'],
  'save-answers team-role': ['request-team', 'arranging', 'meeting', 'record'],
  'save-answers team-email': ['request-team', 'arranging'],
  'seal-note note': ['sealed-note'],
  'take-agreement-back why': ['agreement'],
  'save-screening reason': ['screening'],
  'screen reason': ['screening-outcome'],
  'screen condition': ['screening-outcome'],
  'screen question': ['screening-outcome'],
  'screen called': ['screening-outcome'],
  'screen next-step': ['screening-outcome'],
  'screen helper': ['screening-outcome'],
  'answer-more reply': ['screening-outcome'],
  'say-condition-done reply': ['screening-outcome'],
  'answer-times better': ['arranging'],
  'invite-expert topic': ['arranging', 'record'],
  'invite-expert question': ['arranging'],
  'answer-read-back change-comment': ['record-draft'],
  'answer-read-back someone-known-comment': ['record-draft'],
  'take-back-record comment': ['record-draft'],
  'themes themes-learning': ['themes'],
  'write-record text': ['record-draft', 'record', 'topic-note'],
}
const kindsByAct: Readonly<Record<string, readonly Kind[]>> = {
  agreement: ['agreement'],
  'reply-to-invitation': ['arranging'],
  'reply-as-expert': ['arranging'],
  'invite-expert': ['arranging', 'meeting'],
  'invite-colleague': ['request-team', 'arranging', 'meeting'],
  page: ['request-team'], // told
  'add-person': ['arranging', 'meeting'],
  'set-time': ['arranging'],
  'move-meeting': ['arranging'],
  'offer-times': ['arranging'],
  'write-record': ['record-draft', 'record'],
  board: ['meeting'],
}

export function kindsOf({ place }: Canary): readonly Kind[] {
  const question = questions.find(({ id }) => place === `save-answers answers-${id}`)
  return kindsByPlace[place] ?? (question ? [kindOf(question)] : (kindsByAct[place.split(' ')[0] ?? ''] ?? []))
}

/** Those a theme came from, and whoever was invited to a meeting. */
const tookPart: readonly Relation[] = ['requester', 'team-member', 'participant', 'facilitator', 'topic-expert']
const invited = ['set-time place', 'set-time link', 'move-meeting place', 'move-meeting link', 'themes themes-learning']
type Reads = (person: Person, discussion: Discussion | null) => boolean
const colleagues: Reads = () => true
const holding =
  (...duties: readonly Duty[]): Reads =>
  (person) =>
    person.duties.some((duty) => duties.includes(duty))

/** Pages beside the procedure → who of the committee may read what was typed there, besides whoever typed it (docs/data-held.md, read by). */
const readersBeside: Readonly<Record<string, Reads>> = {
  note: () => false,
  'self-review': () => false,
  formats: holding('policy-team'),
  evaluation: holding('policy-team'),
  briefing: colleagues,
  agency: colleagues,
  exemption: holding('policy-team', 'reviewing-team', 'lead-officer', 'implementation-group'),
  pool: holding('reviewing-team', 'policy-team'),
  training: holding('reviewing-team', 'policy-team'),
  'person name': colleagues,
  'person job': colleagues,
  'person email': holding('administrator'),
  'person team': holding('administrator'),
  'theme-answer': (person, discussion) =>
    person.duties.includes('lead-officer') || (discussion !== null && hasPart(person, discussion)),
}

/** `discussion`: the one it is of, as it stands. Whoever works in another committee comes across nothing of this one. */
export function mayComeAcross(
  canary: Canary,
  person: Person | null,
  discussion: Discussion | null,
  committeeId: string,
): boolean {
  if (!person) return false
  if (canary.by === person.personId) return true
  if (person.committeeId !== committeeId) return false
  const [beside, page = '', field = ''] = canary.place.split(' ')
  const reads = readersBeside[page] ?? readersBeside[`${page} ${field}`]
  if (beside === 'page' && reads) return reads(person, discussion)
  if (canary.place === 'themes themes-learning' && person.duties.includes('lead-officer')) return true
  if (discussion && invited.includes(canary.place) && hasPart(person, discussion)) return true
  return discussion !== null && kindsOf(canary).some((kind) => mayRead(person, discussion, kind))
}

const hasPart = ({ personId }: Person, discussion: Discussion): boolean =>
  relationsOf(discussion, personId).some((relation) => tookPart.includes(relation))
