/** Who has a discussion now, and for how long: on the desk, in lists and on its page. */
import { formatDateSeenFrom, interfaceWords, sayAny, words, workingDays } from '#content'
import { Held, Person as PersonLine, Tag } from '../design/design.ts'
import type { Discussion } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import { holders, places } from './turn.ts'

const { facts } = interfaceWords.discussion

export interface WhoHasItProps {
  readonly discussion: Discussion
  readonly shell: Shell
  /** Name of who looks, where the next act is theirs although the status waits for others. */
  readonly ready?: string | undefined
}

/** Who has it now, and for how long. */
export function WhoHasIt({ discussion, shell, ready }: WhoHasItProps) {
  const { usualDays } = places[discussion.status]
  const days = workingDays(discussion.statusSince, shell.now)
  return (
    <>
      {ready ? sayAny(facts.with, shell.names, { person_name: ready }) : whoHasIt(discussion, shell)}{' '}
      {usualDays === null ? (
        sayAny(facts.since, shell.names, { since: formatDateSeenFrom(discussion.statusSince, shell.now) })
      ) : (
        <Held days={days} usual={usualDays} />
      )}
    </>
  )
}

/** "With Marion Duthie", "With the Reviewing Team", "Nobody has to do anything". */
export function whoHasIt(discussion: Discussion, shell: Shell): string {
  const { turn } = places[discussion.status]
  const people = holders(discussion)
  if (turn === 'nobody') return facts.nobody
  if (turn === 'reviewing-team') return sayAny(facts.with_team, shell.names)
  if (people.length === 1) return sayAny(facts.with, shell.names, { person_name: people[0]?.name ?? '' })
  return people.length === 0
    ? sayAny(words.statuses[discussion.status].turn, shell.names)
    : sayAny(facts.with_people, shell.names, { count: people.length })
}

export function NameAndPlace({ discussion }: { discussion: Discussion }) {
  const { stage } = places[discussion.status]
  return (
    <>
      <a href={`/discussions/${discussion.id}`}>{discussion.pseudonym}</a>
      <br />
      <Tag tone={stage === 'agreement' ? 'gorse' : 'loch'}>{interfaceWords.process_map.short[stage]}</Tag>
    </>
  )
}

export function Holder({ discussion, shell }: { discussion: Discussion; shell: Shell }) {
  const [holder, another] = holders(discussion)
  if (!holder || another) return <>{whoHasIt(discussion, shell)}</>
  return (
    <PersonLine
      name={holder.name}
      sector={holder.sector}
      details={[interfaceWords.relations[holder.relation], interfaceWords.sectors[holder.sector]]}
    />
  )
}

export function HowLong({ discussion, shell }: { discussion: Discussion; shell: Shell }) {
  const { usualDays } = places[discussion.status]
  if (usualDays === null)
    return (
      <>
        {sayAny(interfaceWords.discussion.facts.since, shell.names, {
          since: formatDateSeenFrom(discussion.statusSince, shell.now),
        })}
      </>
    )
  return <Held days={workingDays(discussion.statusSince, shell.now)} usual={usualDays} />
}
