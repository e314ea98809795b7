/** What is kept of a discussion, who sees it, when it goes (P31): the kinds people ask about first, all of them to open. */
import { daysBetween, formatDate, inDays, interfaceWords, type Names, namesOf, privacy, sayAny } from '#content'
import { Card, Details, Facts } from '../design/design.ts'
import { type Discussion, type Person, relationsOf } from '../discussion.ts'
import { audienceLabel } from '../documents/privacy-papers.ts'
import type { Shell } from '../kit/web.ts'
import type { Keeping } from '../trust/countdown.ts'
import { versionAddress } from '../trust/procedure-version.ts'
import type { DiscussionPageProps } from './discussion.page.tsx'

const text = interfaceWords.discussion.kept
type Kind = (typeof privacy.classes)[number]

export interface KeptCardProps {
  readonly discussion: Discussion
  readonly keeping: Keeping
  readonly shell: Shell
  readonly person: Person
  readonly procedureVersion: DiscussionPageProps['procedureVersion']
}

export function KeptCard({ discussion, keeping, shell, person, procedureVersion }: KeptCardProps) {
  const kinds = kindsOf(keeping)
  return (
    <Card title={text.title}>
      {keeping.hold && <p>{text.hold[keeping.hold]}</p>}
      <Facts
        facts={kinds
          .filter(({ id }) => asked.includes(id))
          .map((kind) => ({ term: kind.label, value: keptUntil(kind, keeping, shell.now) }))}
      />
      <Details summary={text.all}>
        {kinds.map((kind) => (
          <p key={kind.id}>
            <strong>{kind.label}</strong>
            <br />
            {keptUntil(kind, keeping, shell.now)}
            <br />
            <span class="cg-s">{seenBy(kind, shell.names)}</span>
          </p>
        ))}
      </Details>
      <p class="cg-s cg-gap">
        <a href={shell.names.privacy_link}>{text.more}</a>
      </p>
      <p class="cg-s cg-gap">
        <a href={versionAddress(procedureVersion)}>
          {sayAny(interfaceWords.discussion.procedure_version, shell.names, { version_label: procedureVersion.label })}
        </a>
      </p>
      {relationsOf(discussion, person.personId).length > 0 && (
        <p class="cg-s cg-gap">
          <a href={`/discussions/${discussion.id}/looked`}>{interfaceWords.looks.title}</a>
        </p>
      )}
    </Card>
  )
}

const resting = ['request-at-rest', 'discussion-at-rest']
const asked = [...resting, 'request', 'request-elsewhere', 'board', 'record']
const ofOneElsewhere = ['request-elsewhere', 'message-log', 'history']
const ofADiscussion = [
  ...[
    'sealed-note',
    ...resting,
    'request',
    'agreement',
    'team-list',
    'screening',
    'allocation',
    'arranging',
    'board',
    'meeting-log',
  ],
  ...['record', 'circulation', 'guard-log', 'theme', 'evaluation', 'message-log', 'history'],
]

/** A request that went another way is one kind with all that belongs to it; a note that is over and left no proof was never written; what goes on does not rest. */
function kindsOf(keeping: Keeping): Kind[] {
  const here = dayOn(keeping, 'request-elsewhere') === null ? ofADiscussion : ofOneElsewhere
  const hadNote = dayOn(keeping, 'sealed-note') !== null || dayOn(keeping, 'history') === null
  return privacy.classes.filter(
    ({ id }) =>
      here.includes(id) && (id !== 'sealed-note' || hadNote) && (!resting.includes(id) || dayOn(keeping, id) !== null),
  )
}

const dayOn = ({ goes, gone }: Keeping, id: string): Date | null => gone[id] ?? goes[id] ?? null

function keptUntil({ id, kept }: Kind, { goes, gone, hold }: Keeping, now: Date): string {
  const left = goes[id]
  if (gone[id]) return sayAny(text.gone, namesOf(), { gone_date: formatDate(gone[id], 'long') })
  if (left && !hold)
    return sayAny(goesText(id), namesOf(), {
      going_date: formatDate(left, 'long'),
      days_left: inDays(Math.max(0, daysBetween(now, left))),
    })
  return sayAny(text.line, namesOf(), { days: kept.for, since: kept.after })
}

const goesText = (id: string) =>
  id === 'request-at-rest' ? text.lapses : id === 'discussion-at-rest' ? text.ends : text.goes

const seenBy = (kind: Kind, names: Names): string =>
  sayAny(text.seen_by, names, { audiences: kind.sees.map((audience) => audienceLabel(audience, names)).join(', ') })
