import { formatDateSeenFrom, formatTime, interfaceWords, isKeyOf } from '#content'
import { Page, PageHead, StackTable } from '../design/design.ts'
import type { Discussion } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import type { Look } from './looks.rows.ts'

const text = interfaceWords.looks

/** Who has looked: for those who have a part in the discussion. */
export const LooksPage = (props: { shell: Shell; discussion: Discussion; looks: readonly Look[] }) => (
  <Page
    shell={props.shell}
    title={text.title}
    current="discussions"
    breadcrumbs={[
      { href: '/desk', text: interfaceWords.desk.title },
      { href: `/discussions/${props.discussion.id}`, text: props.discussion.pseudonym },
    ]}
    head={<PageHead title={text.title} eyebrow={`${props.discussion.pseudonym} · ${props.discussion.reference}`} />}
  >
    <p class="cg-lead">{text.lead}</p>
    {props.looks.length === 0 ? (
      <p>{text.none}</p>
    ) : (
      <StackTable
        caption={text.title}
        captionHidden
        columns={[
          { label: text.who },
          { label: text.what },
          { label: text.when },
          { label: text.times, figures: true },
        ]}
        rows={props.looks.map((look) => [
          whoOf(look),
          whatOf(look),
          `${formatDateSeenFrom(look.at, props.shell.now)}, ${formatTime(look.at)}`,
          String(look.times),
        ])}
      />
    )}
    <p class="cg-dim cg-s">{text.note}</p>
  </Page>
)

const whoOf = ({ name, agency, byLink }: Look): string =>
  name === null ? (byLink ? text.by_link : text.program) : [name, agency].filter((part) => part !== null).join(', ')

function whatOf({ kind, exported, inEmergency }: Look): string {
  const what = isKeyOf(text.kinds, kind) ? text.kinds[kind] : text.other
  if (inEmergency) return text.in_emergency.replace('{what}', what)
  return exported ? text.exported.replace('{what}', what) : what
}
