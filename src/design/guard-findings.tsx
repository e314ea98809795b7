/** Below a field: what the guard found in it, why, neutral words, and room to say that it is no identifier. Says in words what colour says. */
import { useContext } from 'preact/hooks'
import { guard } from '#content'
import { wordsOf } from '../guard/finding.page.ts'
import { FindingsShown, keptField, type Marked } from '../kit/guarding.ts'
import { Icon, type IconName } from './icon.tsx'
import { controlId } from './question.tsx'

const icons: Readonly<Record<string, IconName>> = { stop: 'hide', eye: 'seen', links: 'people' }

export function GuardFindings({ name }: { name: string }) {
  const marked = useContext(FindingsShown)[name] ?? []
  if (marked.length === 0) return null
  return (
    <div class="cg-guard" id={`${controlId(name)}.guard`}>
      <p class="cg-guard__head">
        <Icon name="shield" />
        <strong>{guard.page.title}</strong>
        <span class="cg-dim cg-s">{guard.page.private}</span>
      </p>
      <ol class="cg-guard__list">
        {marked.map((one) => (
          <OneFinding key={one.mark} field={name} one={one} />
        ))}
      </ol>
    </div>
  )
}

function OneFinding({ field, one }: { field: string; one: Marked }) {
  const said = wordsOf(one)
  const keep = keptField(field, one.mark)
  return (
    <li>
      <div>
        <p>
          <Icon name={icons[said.icon] ?? 'seen'} /> <strong>{said.severity}</strong>
          {guard.page.between} <mark class="cg-mark-t">{one.words}</mark>
        </p>
        <p>
          {said.label}. <span class="cg-dim">{said.why}</span>
        </p>
        {said.details.length > 0 && <p class="cg-dim">{said.details.join(', ')}</p>}
        {said.suggestions.length > 0 && (
          <p>
            {guard.page.try} {said.suggestions.map((word) => guard.page.quoted.replace('{word}', word)).join(', ')}
          </p>
        )}
      </div>
      {one.mayKeep && (
        <p class="cg-guard__fix">
          <label class="cg-s" for={controlId(keep)}>
            {guard.page.keep}
            <span class="visually-hidden">{guard.page.quoted.replace('{word}', one.words)}</span>
          </label>
          <select class="ds_select" id={controlId(keep)} name={keep}>
            <option value="">{guard.page.keep_not}</option>
            {Object.entries(guard.reasons.choices).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </p>
      )}
    </li>
  )
}
