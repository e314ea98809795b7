import { isKeyOf, sayAny, arranging as words } from '#content'
import { Card, Notice } from '../../design/design.ts'
import type { Invitation } from '../../room/meeting.rows.ts'

const { needs: text } = words.hub

/** What would help people take part (P31). The facilitator arranges it and does not say who asked. */
export function AccessNeeds({
  invited,
  names,
}: {
  invited: readonly Invitation[]
  names: Readonly<Record<string, string>>
}) {
  const asked = new Map<string, string[]>()
  for (const one of invited)
    if (one.invitedAs !== 'topic-expert')
      for (const need of needsOf(one)) asked.set(need, [...(asked.get(need) ?? []), one.name])
  return (
    <Card title={text.title}>
      {asked.size === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <Notice kind="look">
            <p>{words.access.facilitator_says}</p>
          </Notice>
          <ul class="cg-list">
            {[...asked].map(([need, who]) => (
              <li key={need}>
                <strong>{need}</strong>{' '}
                <span class="cg-dim cg-s">{sayAny(text.asked_by, names, { person_name: who.join(', ') })}</span>
              </li>
            ))}
          </ul>
          {invited.some((one) => one.accessNeeds.some((need) => need === 'bsl' || need === 'interpreter')) && (
            <p class="cg-s">{words.access.interpreters}</p>
          )}
        </>
      )}
    </Card>
  )
}

/** Labels of the list; their own words instead of "something else". */
const needsOf = ({ accessNeeds, accessOther }: Invitation): string[] =>
  accessNeeds.flatMap((need) => {
    if (need === 'other') return accessOther ? [accessOther] : []
    return isKeyOf(words.access.choices, need) ? [words.access.choices[need]] : []
  })
