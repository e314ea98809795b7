/** What was changed in the procedure, version by version, each with its own address (P27). */
import { dissemination, type Names, procedure, say } from '#content'
import { Notice } from '../../design/notice.tsx'
import { Sentences } from '../../design/sentence.tsx'
import { StackTable } from '../../design/stack-table.tsx'
import {
  dateInWords,
  firstVersion,
  inUseOn,
  type ProcedureVersion,
  versionAddress,
} from '../../trust/procedure-version.ts'
import { changedAfterApproval } from './procedure-control.ts'

const { page, control, amendments } = procedure
const document = dissemination.control

export interface VersionsTableProps {
  /** Oldest first. */
  readonly versions: readonly ProcedureVersion[]
  readonly names: Names
  /** 'YYYY-MM-DD' */
  readonly today: string
  /** To whoever looks after the document, dates that do not fit together are pointed out. */
  readonly mayMend: boolean
  readonly mayAmend: boolean
  /** Nobody is signed in: which area's versions they look for is not known. */
  readonly stranger: boolean
}

export function VersionsTable(props: VersionsTableProps) {
  const { versions, names, today, mayMend, mayAmend, stranger } = props
  const late = mayMend ? changedAfterApproval(control, amendments) : []
  const { version, date, what, who } = document.history.columns
  const inUse = inUseOn(versions, today)
  return (
    <section class="cg-clause" id="changes">
      <h2>{document.history.title}</h2>
      <div class="cg-card">
        <StackTable
          caption={document.history.title}
          captionHidden
          columns={[version, date, what, who].map((label) => ({ label }))}
          rows={[
            ...versions
              .filter(({ number }) => number > 1)
              .toReversed()
              .map((one) => [
                <Named key="version" version={one} inUse={inUse} names={names} />,
                dateInWords(one.effectiveOn),
                <p key="what" class="cg-dl__value">
                  {one.what}
                </p>,
                approval(one, names),
              ]),
            ...amendments.map((amendment) => [
              <Named key="version" version={firstVersion} inUse={inUse} names={names} />,
              dateInWords(amendment.date),
              <div key={amendment.id}>
                <p>{amendment.what}</p>
                <Sentences texts={amendment.items} names={names} />
              </div>,
              approval(firstVersion, names),
            ]),
          ]}
        />
      </div>
      {late.map((amendment) => (
        <Notice key={amendment.id} kind="look">
          <p>
            {say(page.amended, names, { version_label: amendment.version, decided_on: dateInWords(amendment.date) })}{' '}
            {document.conflict}
          </p>
        </Notice>
      ))}
      {stranger && <p class="cg-s cg-dim">{page.versions.stranger}</p>}
      {mayAmend && (
        <p>
          <a href="/procedure/versions/new">{page.versions.amend}</a>
        </p>
      )}
    </section>
  )
}

const approval = ({ approvedBy, approvedOn }: ProcedureVersion, names: Names): string =>
  say(page.versions.approved, names, { person_name: approvedBy, decided_on: dateInWords(approvedOn) })

/** Its number, where it can be read, and whether it is the one in use. */
const Named = (props: { version: ProcedureVersion; inUse: ProcedureVersion; names: Names }) => {
  const { version, inUse, names } = props
  return (
    <>
      <a href={versionAddress(version)} aria-label={say(page.versions.read, names, { version_label: version.label })}>
        {version.label}
      </a>
      {version.number === inUse.number && <p class="cg-s cg-dim">{page.versions.used}</p>}
      {version.number > inUse.number && (
        <p class="cg-s cg-dim">{say(page.versions.coming, names, { decided_on: dateInWords(version.effectiveOn) })}</p>
      )}
    </>
  )
}
