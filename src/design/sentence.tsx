/** Sentences from the content wherever somebody is asked to call: telephone numbers can be tapped, gaps a committee must fill are seen. */
import type { ComponentChildren } from 'preact'
import { type Names, sayAny } from '#content'

/** A text with the committee's names. Its own telephone numbers, and 999, become links. */
export function Sentence({ text, names }: { text: string; names: Names }) {
  const numbers = [names.child_protection_phone, names.child_protection_phone_out_of_hours].filter(isPhoneNumber)
  return <>{withLinks(sayAny(text, names), ['999', ...numbers])}</>
}

export const isPhoneNumber = (text: string): boolean => /^\+?[\d ()-]{3,}$/.test(text)

function withLinks(text: string, numbers: readonly string[]): ComponentChildren {
  const found = numbers.map((number) => ({ number, at: text.indexOf(number) })).filter(({ at }) => at >= 0)
  const first = found.sort((a, b) => a.at - b.at || b.number.length - a.number.length)[0]
  if (!first) return text
  const after = first.at + first.number.length
  return [
    text.slice(0, first.at),
    <a key={first.at} href={`tel:${first.number.replace(/[^\d+]/g, '')}`}>
      {first.number}
    </a>,
    withLinks(text.slice(after), numbers),
  ]
}

/** Sentences as a list. */
export const Sentences = ({ texts, names }: { texts: readonly string[]; names: Names }) => (
  <ul class="cg-sentences">
    {texts.map((text) => (
      <li key={text}>
        <Sentence text={text} names={names} />
      </li>
    ))}
  </ul>
)
