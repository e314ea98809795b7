import type { ComponentChildren } from 'preact'
import { gate, type Names, sayAny } from '#content'
import { Card } from './card.tsx'
import { Notice } from './notice.tsx'
import { Sentence } from './sentence.tsx'

interface DestinationProps {
  readonly show: string
  readonly names: Names
  /** What to do here after the call. */
  readonly children?: ComponentChildren
}

/** Where an answer leads away from the form (gate.yaml, destinations), such as `gate/child-protection-now` (P4). */
export function Destination({ show, names, children }: DestinationProps) {
  const found = gate.destinations.find(({ id }) => `gate/${id}` === show)
  if (!found) throw new Error(`no destination ${show} in gate.yaml`)
  const say = (text: string) => sayAny(text, names)
  const inside = (
    <>
      <p>
        <Sentence text={found.what} names={names} />
      </p>
      <ol class="cg-list cg-gap">
        {found.do.map((line) => (
          <li key={line}>
            <Sentence text={line} names={names} />
          </li>
        ))}
      </ol>
      <ul class="cg-list cg-gap">
        {found.know.map((line) => (
          <li key={line}>
            <Sentence text={line} names={names} />
          </li>
        ))}
      </ul>
      <p>
        <a href={say(found.link.to)}>{say(found.link.text)}</a>
      </p>
      {children}
    </>
  )
  if (found.id === 'child-protection-now')
    return (
      <Notice kind="harm" title={say(found.heading)}>
        {inside}
      </Notice>
    )
  return <Card title={say(found.heading)}>{inside}</Card>
}
