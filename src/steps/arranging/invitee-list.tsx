import { byId, request, arranging as words } from '#content'
import type { Invitee } from './invitees.rows.ts'

/** Who is going to get a letter; names and roles of colleagues only. */
export const InviteeList = ({
  invitees,
}: {
  invitees: readonly Pick<Invitee, 'id' | 'name' | 'role' | 'agency' | 'invitedAs'>[]
}) => (
  <ul class="cg-list">
    {invitees.map((one) => (
      <li key={one.id}>
        <strong>{one.name}</strong>
        <br />
        <span class="cg-dim cg-s">
          {[one.role, agencyLabel(one.agency), words.hub.people.as[one.invitedAs]].filter(Boolean).join(' · ')}
        </span>
      </li>
    ))}
  </ul>
)

const { choices, more_choices: more } = byId(byId(request.pages, 'you').questions, 'agency')
const agencies: Readonly<Record<string, string>> = { ...choices, ...more }

/** An agency by its own name, or the word for its kind where a code is kept (request.yaml, agency). */
export const agencyLabel = (agency: string): string =>
  (Object.hasOwn(agencies, agency) ? agencies[agency] : undefined) ?? agency
