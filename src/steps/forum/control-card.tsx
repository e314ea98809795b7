/** The control table of a version of the procedure (P27), with dates that need somebody's attention pointed out. */
import { dissemination, type Names, procedure, say } from '#content'
import { Card } from '../../design/card.tsx'
import { Facts } from '../../design/facts.tsx'
import { Notice } from '../../design/notice.tsx'
import { dateInWords, type ProcedureVersion } from '../../trust/procedure-version.ts'
import { reviewOf } from './procedure-control.ts'

const { control } = procedure
const document = dissemination.control

/** `inUse`: the review of a version that is no longer in use is nobody's to do. */
export function ControlCard(props: { version: ProcedureVersion; inUse: boolean; names: Names; now: Date }) {
  const { version, inUse, names, now } = props
  const values: Readonly<Record<string, string>> = {
    title: control.title,
    version: version.label,
    'approved-by': version.approvedBy,
    'approved-on': dateInWords(version.approvedOn),
    effective: dateInWords(version.effectiveOn),
    review: dateInWords(version.reviewOn),
    owner: control.owner,
    equality: dateInWords(control.equality),
    children: dateInWords(control.children),
    data: control.data,
    information: control.information,
  }
  const review = inUse ? reviewOf(version.reviewOn, now) : 'later'
  const review_date = dateInWords(version.reviewOn)
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
      {version.number === 1 && <p class="cg-s">{control.beginning}</p>}
      <p class="cg-s">{say(document.where, names)}</p>
    </Card>
  )
}
