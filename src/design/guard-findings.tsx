/** Below a field: what the guard found in it, why, neutral words, and room to say that it is no identifier. Says in words what colour says. */
import { useContext } from 'preact/hooks'
import { guard } from '#content'
import { wordsOf } from '../guard/finding.page.ts'
import { GuardShown, keptField, type Marked } from '../kit/guarding.ts'
import { Icon, type IconName } from './icon.tsx'
import { controlId } from './question.tsx'

const icons: Readonly<Record<string, IconName>> = { stop: 'hide', eye: 'seen', links: 'people' }
const quoted = (word: string): string => guard.page.quoted.replace('{word}', word)

/** How the guard looks at a field while somebody writes: the value of `data-guard`; undefined where it does not. */
export function useGuardOf(leaves = false): 'leaves' | 'firm' | '' | undefined {
  const { asked, firm } = useContext(GuardShown)
  if (!asked) return undefined
  return leaves ? 'leaves' : firm ? 'firm' : ''
}

/** What came back from the server for this field. `at`: the id of its control, where that is not the usual one. */
export function GuardFindings({ name, at = controlId(name) }: { name: string; at?: string }) {
  const { findings, asked, firm } = useContext(GuardShown)
  const marked = findings[name] ?? []
  // In a room, which is drawn again and again, the browser's list has a place of its own.
  return marked.length === 0 && !(asked && firm) ? null : (
    <div id={`${at}.guard`} data-guard-list={firm}>
      {marked.length > 0 && <FindingList field={name} at={at} marked={marked} />}
    </div>
  )
}

export interface FindingListProps {
  readonly field: string
  /** The id of its control. */
  readonly at: string
  readonly marked: readonly Marked[]
  /** In the browser: puts a neutral word in the place of every mention. */
  readonly onUse?: (one: Marked, word: string) => void
  readonly onUndo?: (() => void) | undefined
  /** Reasons chosen so far, by the name of their field. */
  readonly chosen?: ReadonlyMap<string, string> | undefined
}

export function FindingList({ onUndo, ...props }: FindingListProps) {
  return (
    <div class="cg-guard">
      <p class="cg-guard__head">
        <Icon name="shield" />
        <strong>{props.marked.length > 0 ? guard.page.title : guard.page.none.text}</strong>
        {props.marked.length > 0 && <span class="cg-dim cg-s">{guard.page.private}</span>}
      </p>
      <ol class="cg-guard__list">
        {props.marked.map((one) => (
          <OneFinding key={one.mark} {...props} one={one} />
        ))}
      </ol>
      {onUndo && (
        <button class="cg-quiet" type="button" onClick={onUndo}>
          {guard.page.undo}
        </button>
      )}
    </div>
  )
}

function OneFinding({ field, at, one, onUse, chosen }: Omit<FindingListProps, 'marked' | 'onUndo'> & { one: Marked }) {
  const said = wordsOf(one)
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
        {one.needsTwo && <p>{guard.page.needs_two}</p>}
        {said.suggestions.length > 0 && !onUse && (
          <p>
            {guard.page.try}{' '}
            {offered(one, quoted)
              .map(({ label }) => label)
              .join(', ')}
          </p>
        )}
        {onUse && one.severity !== 'together' && (
          <p class="cg-guard__fix">
            {offered(one).map(({ word, label }) => (
              <button class="cg-quiet" type="button" key={label} onClick={() => onUse(one, word)}>
                {label}
                <span class="visually-hidden"> {quoted(one.words)}</span>
              </button>
            ))}
          </p>
        )}
      </div>
      {one.mayKeep && <Keep field={field} at={at} one={one} chosen={chosen} />}
    </li>
  )
}

/** Neutral words to put in the place of the found ones; nothing at all where they are best left out. */
const offered = (one: Marked, label = (word: string) => guard.page.use_this.replace('{word}', word)) =>
  one.suggestions
    .slice(0, 3)
    .map((key) =>
      key === 'leave-it-out'
        ? { word: '', label: guard.page.leave_out }
        : { word: guard.neutral[key], label: label(guard.neutral[key]) },
    )

type KeepProps = Pick<FindingListProps, 'field' | 'at' | 'chosen'> & { readonly one: Marked }

function Keep({ field, at, one, chosen }: KeepProps) {
  const name = keptField(field, one.mark)
  const id = `${at}.${one.mark}`
  return (
    <p class="cg-guard__keep">
      <label class="cg-s" for={id}>
        {guard.page.keep}
        <span class="visually-hidden"> {quoted(one.words)}</span>
      </label>
      <select class="cg-select" id={id} name={name}>
        <option value="">{guard.page.keep_not}</option>
        {Object.entries(guard.reasons.choices).map(([value, label]) => (
          <option key={value} value={value} selected={(chosen?.get(name) ?? one.reason) === value}>
            {label}
          </option>
        ))}
      </select>
    </p>
  )
}
