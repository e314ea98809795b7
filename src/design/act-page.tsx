/** The page of one act, from the `StepView` of kit/step-pages.ts: the frame of a step, with facts and a tag in its head. */
import type { ComponentChildren } from 'preact'
import { interfaceWords, isKeyOf, namesOf, sayAny } from '#content'
import type { Discussion } from '../discussion.ts'
import type { Refusal } from '../kit/step.ts'
import { Notice } from './notice.tsx'
import type { PageShell } from './page.tsx'
import type { PageHeadProps } from './page-head.tsx'
import { StepFrame, type StepFrameProps } from './step-frame.tsx'

export interface ActView {
  readonly shell: StepFrameProps['shell']
  readonly discussion: Discussion
  readonly errors: Readonly<Record<string, string>>
  readonly refusal: Refusal | null
  readonly stale: boolean
  readonly typed?: StepFrameProps['typed']
}

export interface ActPageProps extends PageHeadProps {
  readonly view: ActView
  /** Title of the window and the h1. */
  readonly title: string
  /** statements.pages.X.text. */
  readonly statement: string
  readonly serif?: boolean | undefined
  readonly wide?: boolean | undefined
  /** What is shown whether or not the act is possible now. */
  readonly before?: ComponentChildren
  /** The form and what belongs to it. */
  readonly children: ComponentChildren
}

export function ActPage({ view, title, statement, serif, wide, before, children, ...head }: ActPageProps) {
  return (
    <StepFrame
      {...view}
      title={title}
      statement={sayAny(statement, namesOf(view.shell.names))}
      serif={serif}
      wide={wide}
      head={Object.keys(head).length > 0 ? head : undefined}
      before={before}
    >
      {children}
    </StepFrame>
  )
}

/** Why something was not done, for pages with a frame of their own. */
export function WhyNot({
  view,
}: {
  view: { readonly shell: PageShell; readonly refusal: Refusal | null; readonly stale: boolean }
}) {
  const key = view.stale ? 'stale' : (view.refusal?.refused ?? '')
  if (!isKeyOf(interfaceWords.refusals, key)) return null
  const { title, text } = interfaceWords.refusals[key]
  return (
    <Notice kind="look" title={title} live>
      <p>{sayAny(text, namesOf(view.shell.names))}</p>
    </Notice>
  )
}
