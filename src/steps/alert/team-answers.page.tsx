import { formatDate, isKeyOf, statements, alert as words } from '#content'
import { Notice, Page, StackTable } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import type { Shell } from '../../kit/web.ts'
import type { TeamAnswer } from './alert-answer.rows.ts'

const { answers, delivery, replies } = words

/** What the Team around the Child answered to the alert (P11), for those who may see the team. */
export function TeamAnswersPage(props: {
  shell: Shell
  discussion: Discussion
  answered: readonly TeamAnswer[]
  /** Names of those whose letter did not arrive. */
  bounced: readonly string[]
}) {
  const { shell, answered, bounced } = props
  const { columns } = answers
  return (
    <Page
      shell={shell}
      title={answers.title}
      statement={statements.pages.alert.text}
      breadcrumbs={[{ href: `/discussions/${props.discussion.id}`, text: props.discussion.pseudonym }]}
    >
      <p class="cg-lead">{answers.lead}</p>
      {bounced.length > 0 && (
        <Notice kind="look" title={`${delivery.bounced}: ${bounced.join(', ')}`}>
          <p>{delivery.bounced_help}</p>
        </Notice>
      )}
      {answered.length === 0 ? (
        <Notice>
          <p>{answers.none}</p>
        </Notice>
      ) : (
        <StackTable
          caption={answers.title}
          captionHidden
          columns={[
            { label: columns.person },
            { label: columns.answer },
            { label: columns.said },
            { label: columns.when },
          ]}
          rows={answered.map((one) => [one.name, answerLine(one), one.said, formatDate(one.at)])}
        />
      )}
    </Page>
  )
}

function answerLine({ reply, left }: TeamAnswer): string {
  const label = isKeyOf(replies.choices, reply) ? replies.choices[reply] : reply
  return left ? `${label} · ${answers.off}` : label
}
