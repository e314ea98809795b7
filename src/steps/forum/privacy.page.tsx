/** What is kept, why, who sees it and for how long (P31), from privacy.yaml. Times nobody has agreed yet say so. */
import { type Names, privacy, privacyPapers, say, sayAny } from '#content'
import { Card } from '../../design/card.tsx'
import { Notice } from '../../design/notice.tsx'
import { Page } from '../../design/page.tsx'
import { Sentences } from '../../design/sentence.tsx'
import { StackTable } from '../../design/stack-table.tsx'
import { audienceLabel } from '../../documents/privacy-papers.ts'
import type { Shell } from '../../kit/web.ts'

const { notice, table } = privacy
type Kept = (typeof privacy.classes)[number]

export function PrivacyPage({ shell }: { shell: Shell }) {
  const { names } = shell
  return (
    <Page shell={shell} title={notice.title}>
      <div class="cg-read">
        <p class="cg-lead">{notice.intro}</p>
        <Card>
          <Sentences texts={notice.short} names={names} />
        </Card>
        {notice.sections.map(({ id, heading, text }) => (
          <section key={id} id={id}>
            <h2>{heading}</h2>
            <p>{sayAny(text, names)}</p>
          </section>
        ))}
      </div>
      <p>
        <a href="/privacy/papers">{privacyPapers.link}</a>
      </p>
      <div class="cg-band">
        <Card title={table.title}>
          <Proposals names={names} />
          <StackTable
            caption={table.title}
            captionHidden
            columns={Object.values(table.columns).map((label) => ({ label }))}
            rows={privacy.classes.map((one) => rowOf(one, names))}
          />
        </Card>
      </div>
    </Page>
  )
}

function Proposals({ names }: { names: Names }) {
  const open = privacy.classes.filter(({ kept }) => !isAgreed(kept)).length
  if (open === 0) return null
  return (
    <Notice kind="look">
      <p>{say(table.open, names, { count: open })}</p>
    </Notice>
  )
}

function rowOf(one: Kept, names: Names) {
  const { kept } = one
  const text = say(table.kept, names, { kept_for: upperFirst(kept.for), kept_after: kept.after, kept_then: kept.then })
  return [
    one.label,
    <>
      {sayAny(one.what, names)} {'note' in one && <span class="cg-dim">{one.note}</span>}
    </>,
    sayAny(one.why, names),
    sees(one.sees, names),
    <>
      {text} <span class="cg-dim cg-s">{agreement(kept, names)}</span>
    </>,
  ]
}

const isAgreed = (kept: { readonly agreed_by: string; readonly agreed_on: string }): boolean =>
  kept.agreed_by !== '' && kept.agreed_on !== ''

const agreement = (kept: Kept['kept'], names: Names): string =>
  isAgreed(kept)
    ? say(table.agreed, names, { person_name: kept.agreed_by, decided_on: kept.agreed_on })
    : table.not_agreed

function sees(audiences: readonly string[], names: Names): string {
  if (audiences.length === 0) return table.nobody
  const labels = audiences.map((audience) => audienceLabel(audience, names))
  return labels.map((label, at) => (at === 0 ? label : label.replace(/^The /, 'the '))).join(', ')
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
