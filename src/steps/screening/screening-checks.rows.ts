/** What the system already knows before screening (screening.yaml, checks): a tick with its detail, or what is missing. */
import { formatDate, type Names, namesOf, say, screening as words } from '#content'
import type { Access } from '../../trust/access.ts'
import { requestAnswers } from '../../trust/request-answers.rows.ts'

export interface Check {
  readonly id: (typeof words.checks)[number]['id']
  readonly label: string
  readonly done: boolean
  readonly detail: string
}

export interface ChecksAccess {
  readonly request: Access<'request'>
  readonly agreement: Access<'agreement'>
  readonly team: Access<'request-team'>
}

export async function checksFor(access: ChecksAccess): Promise<readonly Check[]> {
  const answers = await requestAnswers(access.request.tx, access.request.discussion)
  const agreed = await agreedBy(access.agreement)
  const team = await teamTold(access.team)
  const supervision = latestOf(answers.get('supervision-dates'))
  const areas = answers.get('areas')
  const equivalent = answers.get('equivalent')
  const reason = answers.get('equivalent-reason')
  const { check_details: details } = words
  const found: Readonly<Record<Check['id'], string | null>> = {
    supervision: supervision ? say(details.supervision, names, { decided_on: inWords(supervision) }) : null,
    'first-agreed': agreed.get('first-manager') ?? null,
    'second-agreed': agreed.get('second-manager') ?? null,
    // Nothing to weigh where both are line managers; otherwise the reason is read by the screener.
    equivalent: equivalent === undefined || equivalent === 'no' ? '' : typeof reason === 'string' ? reason : null,
    'team-told': team.all > 0 && team.told + team.leftOut === team.all ? toldInWords(team) : null,
    areas: typeof areas === 'string' && areas !== '' ? details.areas : null,
    'no-identifiers': '',
  }
  return words.checks.flatMap(({ id, label, missing }) => {
    const detail = found[id]
    if (detail === '') return []
    return [{ id, label, done: detail !== null, detail: detail ?? missing }]
  })
}

async function agreedBy({ tx, discussion }: Access<'agreement'>): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('agreement')
    .innerJoin('person', 'person.id', 'agreement.person_id')
    .leftJoin('person as absent', 'absent.id', 'agreement.for_person')
    .select(['agreement.role', 'agreement.answer', 'agreement.at', 'person.name', 'absent.name as forName'])
    .where('agreement.committee_id', '=', discussion.committeeId)
    .where('agreement.discussion_id', '=', discussion.id)
    .orderBy('agreement.at')
    .execute()
  const standing = new Map<string, string>()
  for (const { role, answer, at, name, forName } of rows) {
    const said = { person_name: name, decided_on: formatDate(at) }
    const { agreed, agreed_for } = words.check_details
    if (answer !== 'agree') standing.delete(role)
    else
      standing.set(
        role,
        forName === null ? say(agreed, names, said) : say(agreed_for, names, { ...said, manager_name: forName }),
      )
  }
  return standing
}

interface TeamTold {
  readonly all: number
  readonly told: number
  /** Not told for a reason. */
  readonly leftOut: number
  readonly forSafety: number
}

async function teamTold({ tx, discussion }: Access<'request-team'>): Promise<TeamTold> {
  const rows = await tx
    .selectFrom('team_member')
    .select(['told_at', 'skip_reason'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('left_at', 'is', null)
    .execute()
  const isTold = (row: (typeof rows)[number]) => row.told_at !== null || row.skip_reason === 'already-told'
  const leftOut = rows.filter((row) => !isTold(row) && row.skip_reason !== null)
  return {
    all: rows.length,
    told: rows.filter(isTold).length,
    leftOut: leftOut.length,
    forSafety: leftOut.filter((row) => row.skip_reason === 'safety' || row.skip_reason === 'lead-asked').length,
  }
}

function toldInWords({ all, told, leftOut, forSafety }: TeamTold): string {
  const { check_details: details } = words
  return [
    say(details.team, names, { count: told, max: all }),
    ...(leftOut - forSafety > 0 ? [say(details.team_left_out, names, { count: leftOut - forSafety })] : []),
    ...(forSafety > 0 ? [say(details.team_safety, names, { count: forSafety })] : []),
  ].join('. ')
}

const latestOf = (value: string | readonly string[] | undefined): string | null =>
  (typeof value === 'string' ? [value] : (value ?? []))
    .filter((day) => day !== '')
    .toSorted()
    .at(-1) ?? null
const inWords = (day: string): string => formatDate(new Date(`${day}T12:00:00Z`), 'day')
const names: Names = namesOf()
