/** Beside the draft: which kept words a second person has still to look at, and the way to ask (P22). */
import { namesOf, say, record as words } from '#content'
import { Button, Form } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { formFrame } from '../../kit/web.ts'
import type { KeptStanding } from './kept-words.rows.ts'

const { draft } = words.pages

/** Lines of the list of what is still to do. */
export function keptLines({ unasked, waiting }: KeptStanding) {
  const line = (text: string, icon: 'warn' | 'clock') => ({ text: <strong>{text}</strong>, icon })
  return [
    ...(unasked.length > 0 ? [line(say(draft.kept_unasked, namesOf(), { count: unasked.length }), 'warn')] : []),
    ...(waiting > 0 ? [line(say(draft.kept_waiting, namesOf(), { count: waiting }), 'clock')] : []),
  ]
}

export function AskSecondReader({ view }: { view: StepView<{ readonly kept: KeptStanding }> }) {
  if (view.props.kept.unasked.length === 0) return null
  return (
    <Form {...formFrame(view.shell, `/discussions/${view.discussion.id}/record/second-reader`)}>
      <p class="cg-s">{draft.kept_lead}</p>
      <Button look="secondary">{say(draft.kept_ask, namesOf(view.shell.names))}</Button>
    </Form>
  )
}
