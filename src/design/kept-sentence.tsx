/** A word somebody keeps although the guard marks it: in its sentence, with what kind it is and why it is kept. */
import { entriesOf, guard } from '#content'
import type { Why } from '../guard/finding.ts'
import { Icon } from './icon.tsx'

export interface KeptSentenceProps {
  readonly sentence: { readonly before: string; readonly word: string; readonly after: string }
  readonly why: Why
  /** Key of guard.yaml, reasons. */
  readonly reason: string
}

export function KeptSentence({ sentence: { before, word, after }, why, reason }: KeptSentenceProps) {
  const said = guard.kinds[why]
  return (
    <>
      <blockquote class="cg-quote">
        {before}
        <mark class="cg-mark-t">{word}</mark>
        {after}
      </blockquote>
      <p>
        <Icon name="hide" /> <strong>{said.label}.</strong> <span class="cg-dim">{said.why}</span>
      </p>
      <p>
        {guard.kept.because} <strong>{reasonOf(reason)}</strong>
      </p>
    </>
  )
}

const reasonOf = (reason: string): string => entriesOf(guard.reasons.choices).find(([key]) => key === reason)?.[1] ?? ''
