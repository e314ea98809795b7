/** The control table of the procedure and what was changed in it (P27), with dates that need somebody's attention pointed out. */
import { type DateStyle, dissemination, formatDate, type Names, procedure, say } from '#content'
import { Card } from '../../design/card.tsx'
import { Facts } from '../../design/facts.tsx'
import { Notice } from '../../design/notice.tsx'
import { StackTable } from '../../design/stack-table.tsx'
import { changedAfterApproval, reviewOf } from './procedure-control.ts'
import { Sentences } from './sentence.tsx'

const { page, control, amendments } = procedure
const document = dissemination.control

/** A date of the document: a month stays a month. */
const written = (date: string, style: DateStyle = 'day'): string =>
  formatDate(new Date(`${date.length === 7 ? `${date}-15` : date}T12:00:00Z`), date.length === 7 ? 'month' : style)

export function ControlCard({ names, now }: { names: Names; now: Date }) {
  const values: Readonly<Record<string, string>> = {
    title: control.title,
    version: control.version,
    'approved-by': control.approved_by,
    'approved-on': written(control.approved_on),
    effective: written(control.effective),
    review: written(control.review),
    owner: control.owner,
    equality: written(control.equality),
    children: written(control.children),
    data: control.data,
    information: control.information,
  }
  const review = reviewOf(control.review, now)
  const review_date = written(control.review)
  return (
    <Card title={document.title} tone="line" id="control">
      {review === 'past' && (
        <Notice kind="look">
          <p>{say(document.review_past, names, { review_date })}</p>
        </Notice>
      )}
      {review === 'soon' && (
        <Notice kind="look">
          <p>{say(document.review_soon, names, { review_date })}</p>
        </Notice>
      )}
      <Facts wide facts={document.fields.map(({ id, label }) => ({ term: label, value: values[id] ?? '' }))} />
      <p class="cg-s">{say(document.where, names)}</p>
    </Card>
  )
}

/** `mayMend`: to whoever looks after the document, dates that do not fit together are pointed out. */
export function Amendments({ names, mayMend }: { names: Names; mayMend: boolean }) {
  const late = mayMend ? changedAfterApproval(control, amendments) : []
  const { version, date, what } = document.history.columns
  return (
    <section class="cg-clause" id="changes">
      <h2>{document.history.title}</h2>
      <div class="cg-card">
        <StackTable
          caption={document.history.title}
          captionHidden
          columns={[version, date, what].map((label) => ({ label }))}
          rows={amendments.map((amendment) => [
            amendment.version,
            written(amendment.date),
            <div key={amendment.id}>
              <p>{amendment.what}</p>
              <Sentences texts={amendment.items} names={names} />
            </div>,
          ])}
        />
      </div>
      {late.map((amendment) => (
        <Notice key={amendment.id} kind="look">
          <p>
            {say(page.amended, names, { version_label: amendment.version, decided_on: written(amendment.date) })}{' '}
            {document.conflict}
          </p>
        </Notice>
      ))}
    </section>
  )
}
