import { namesOf, say, record as words } from '#content'
import { Icon } from '../../design/icon.tsx'
import { decisionHints } from '../../room/decision-wording.ts'

/** Below a text that is stored: what may sound like a decision, and a reflective way to say it. Heather, not red: a nudge (P2). */
export function DecisionHints({ text }: { text: string }) {
  const hints = decisionHints(text)
  if (hints.length === 0) return null
  const names = namesOf()
  return (
    <div class="cg-guard cg-guard--decide">
      {hints.map((hint, at) => (
        <div key={`${at} ${hint.found}`}>
          <p class="cg-guard__head">
            <Icon name="forum" />
            <strong>{say(words.pages.draft.hint_title, names, { words: hint.found })}</strong>
          </p>
          {hint.example && (
            <p class="cg-s">
              {say(words.pages.draft.hint_example, names, { said: hint.example.said, other_words: hint.example.try })}
            </p>
          )}
        </div>
      ))}
      <p class="cg-s">{words.decision_wording.explain}</p>
      <p class="cg-s">{words.decision_wording.not_for.text}</p>
    </div>
  )
}
