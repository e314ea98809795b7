/** Alert (P11). The practitioner tells the Team around the Child that a discussion was requested: neutral words, one letter a person. */

import { z } from 'zod'
import { alert as words } from '#content'
import { type Actor, type Discussion, type DiscussionEvent, peopleAs } from '../../discussion.ts'
import { choice, tick } from '../../kit/form.ts'
import { newSecret } from '../../kit/id.ts'
import type { LetterOrder } from '../../kit/letters.ts'
import { refuse, step } from '../../kit/step.ts'
import { keepLinks, markTold, type TeamMember, teamIn } from './alert.rows.ts'

export const ways = ['letter', 'phone', 'face-to-face', 'meeting', 'other'] as const
const skipReasons = ['safety', 'lead-asked', 'already-told', 'left'] as const
/** What may be done about one person: told in one of the ways, or not yet, for a reason. */
export const choicesForOne = [...ways, ...skipReasons.map((reason) => `skip-${reason}` as const)] as const
export type ChoiceForOne = (typeof choicesForOne)[number]

const alertForm = z.object({
  checked: tick(words.page.error_unchecked),
  members: z.record(z.uuid(), choice(choicesForOne, words.stop_first.skip_error)),
})

/** Tells those who have not been told. May be done again for people who were skipped or added. */
export const alert = step({
  name: 'alert',
  p: ['P11', 'P22'],
  who: ['requester'],
  when: ['agreed'],
  form: alertForm,
  know: async (tx, discussion) => withSecrets(await teamIn(tx, discussion)),
  decide(_discussion, { members }, _by, _now, team: readonly ToldMember[]) {
    if (team.length < 2) return refuse('team-too-small')
    const chosen = team.filter((member) => members[member.id] !== undefined && member.toldAt === null)
    if (chosen.length === 0) return refuse('nobody-to-tell')
    return chosen.map((member): DiscussionEvent<'team-alerted' | 'team-member-told' | 'team-member-not-told'> => {
      const how = members[member.id] ?? 'letter'
      if (how === 'letter') return { type: 'team-alerted', facts: { member: member.id } }
      if (how.startsWith('skip-'))
        return { type: 'team-member-not-told', facts: { member: member.id, reason: how.slice(5) } }
      return { type: 'team-member-told', facts: { member: member.id, how } }
    })
  },
  leadsTo: { 'team-alerted': 'stays', 'team-member-told': 'stays', 'team-member-not-told': 'stays' },
  tell: ({ discussion, events, by, known }) => tellTeam(discussion, events, by, known),
  async store(tx, { discussion, events, now, known }) {
    const written = known.filter(({ id }) => events.some((of) => of.type === 'team-alerted' && of.facts?.member === id))
    await keepLinks(tx, discussion, written, now)
    await markTold(tx, discussion, events, known, now)
  },
})

/** Somebody of the team with the secret of their own link, in case they are written to. */
type ToldMember = TeamMember & { readonly secret: string }
const withSecrets = (team: readonly TeamMember[]): ToldMember[] =>
  team.map((member) => ({ ...member, secret: newSecret() }))

/** The letter says that a discussion was asked for, by whom, and nothing else (alert.yaml, message_rules). */
function tellTeam(
  discussion: Discussion,
  events: readonly DiscussionEvent[],
  by: Actor,
  team: readonly ToldMember[],
): LetterOrder[] {
  const [practitioner] = peopleAs(discussion, 'requester')
  const agency = practitioner?.agency ?? (by.kind === 'person' ? by.agency : '')
  return events
    .filter((event) => event.type === 'team-alerted')
    .flatMap((event) => team.filter((member) => member.id === event.facts?.member))
    .map((member) => ({
      letter: 'alert-team',
      to: member.personId ? { person: member.personId } : { name: member.name, address: member.email },
      values: { practitioner_name: practitioner?.name ?? '', agency_name: agency },
      link: `/told/${member.secret}`,
      once: `alert-team:${member.id}`,
    }))
}
