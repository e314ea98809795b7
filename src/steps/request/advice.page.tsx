import { request, statements } from '#content'
import { Button, Buttons, Destination, Notice, Page, PageHead, Sentence } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import type { Shell } from '../../kit/web.ts'
import type { Part, Turn } from './request.question.ts'

export interface AdviceProps {
  readonly shell: Shell
  readonly discussion: Discussion
  readonly part: Part
  readonly turns: readonly Turn[]
  /** Advice may be passed by; a stop may not. */
  readonly carryOn: string | null
}

/** An answer points elsewhere: what to do now, and that nothing is lost (P3, P4, P7). */
export function AdvicePage({ shell, discussion, part, turns, carryOn }: AdviceProps) {
  const base = `/discussions/${discussion.id}/request`
  const { form, advice } = request
  return (
    <Page
      shell={shell}
      title={part.title}
      current="desk"
      statement={statements.pages.request.text}
      breadcrumbs={[{ href: base, text: `${discussion.pseudonym}: ${form.all_parts}` }]}
      head={<PageHead eyebrow={discussion.pseudonym} title={part.title} />}
    >
      {[...Map.groupBy(turns, ({ show }) => show)].map(([show, saying]) => (
        <div key={show} class="cg-stack">
          <Notice kind="look">
            {saying.map(({ say }) => (
              <p key={say}>
                <Sentence text={say} names={shell.names} />
              </p>
            ))}
            {carryOn && <p>{advice.still}</p>}
          </Notice>
          <Destination show={show} names={shell.names} />
        </div>
      ))}
      <Buttons>
        {carryOn ? (
          <>
            <Button href={carryOn}>{advice.carry_on}</Button>
            <Button look="quiet" href={`${base}/${part.id}`}>
              {advice.back}
            </Button>
          </>
        ) : (
          <Button look="secondary" href={`${base}/${part.id}`}>
            {advice.back}
          </Button>
        )}
      </Buttons>
    </Page>
  )
}
