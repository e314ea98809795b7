import { type Names, request, sayAny } from '#content'
import { Card, DefinitionList } from '../../design/design.ts'
import type { CopiedAnswer } from './request.copy.ts'

export interface CopiedAnswersProps {
  readonly answers: readonly CopiedAnswer[]
  readonly names: Names
  /** Address of the request's pages, where the answers can still be changed. */
  readonly change?: string
  /** Of the pages' headings. */
  readonly level?: 2 | 3
}

/** The request as people read it, page by page. */
export function CopiedAnswers({ answers, names, change, level = 2 }: CopiedAnswersProps) {
  const titles = [...new Set(answers.map(({ part }) => part))]
  return (
    <>
      {titles.map((title) => (
        <Card key={title} title={title} level={level}>
          <DefinitionList
            answers={answers
              .filter(({ part }) => part === title)
              .map((one) => ({
                term: sayAny(one.label, names),
                value: <Lines {...one} />,
                ...(change ? { change: `${change}/${one.partId}`, name: one.label } : {}),
              }))}
          />
        </Card>
      ))}
    </>
  )
}

function Lines({ answer, typed }: CopiedAnswer) {
  if (answer.length === 0) return <span class="cg-dim">{request.declarations.review.none}</span>
  return (
    <>
      {answer.map((line) => (
        <p key={line} class={typed ? 'cg-typed' : undefined}>
          {line}
        </p>
      ))}
    </>
  )
}
