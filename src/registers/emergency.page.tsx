/** One emergency access: who opened what, until when, what was read, whether it was needed. Never what it says. */
import { addWorkingDays, formatDate, formatTime, interfaceWords, isKeyOf, privacy, say } from '#content'
import { Button, Buttons, Card, Facts, Form, Notice, Page, Radios, StackTable } from '../design/design.ts'
import type { Person } from '../discussion.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import { lookWithin, mayLookAt } from '../trust/emergency.ts'
import { emergencyOutcomes, type LookedInto } from './emergency.rows.ts'

const text = privacy.emergency_access
const { one } = text
const words = interfaceWords.looks

export const emergencyDone = ['opened', 'ended', 'looked'] as const
export type EmergencyDone = (typeof emergencyDone)[number]

export interface EmergencyProps {
  readonly shell: Shell
  readonly person: Person
  readonly emergency: LookedInto
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly done: EmergencyDone | null
}

export function EmergencyPage(props: EmergencyProps) {
  const { shell, person, emergency, done, errors } = props
  const isOpen = shell.now < emergency.until
  const own = emergency.personId === person.personId
  const mayLook = mayLookAt(person, emergency)
  return (
    <Page
      shell={shell}
      title={say(one.title, shell.names, { reference: emergency.reference })}
      errors={errors}
      breadcrumbs={[
        { href: '/desk', text: interfaceWords.desk.title },
        { href: '/emergency', text: text.label },
      ]}
    >
      {done && (
        <Notice kind="done" live>
          <p>{one.done[done]}</p>
        </Notice>
      )}
      <div class="cg-read cg-stack">
        <Card>
          <Facts wide facts={factsOf(props, isOpen)} />
        </Card>
        {own && isOpen && (
          <Form {...formFrame(shell, `/emergency/${emergency.id}/end`)}>
            <Buttons>
              <Button href={`/discussions/${emergency.discussionId}`}>{one.read}</Button>
              <Button look="secondary">{one.end}</Button>
            </Buttons>
          </Form>
        )}
        <WhatWasRead looks={emergency.looks} />
        {mayLook && isOpen && <p>{one.look.after}</p>}
        {mayLook && !isOpen && <Looking {...props} />}
      </div>
    </Page>
  )
}

function factsOf({ shell, emergency }: EmergencyProps, isOpen: boolean) {
  const { outcome, lookedAt } = emergency
  const due = { due_date: formatDate(addWorkingDays(emergency.openedAt, lookWithin), 'long') }
  return [
    { term: one.who, value: emergency.name },
    { term: one.when, value: moment(emergency.openedAt) },
    { term: isOpen ? one.open_until : one.until, value: moment(emergency.until) },
    { term: one.reason, value: text.reasons[emergency.reason] },
    { term: one.told, value: emergency.toldNames.join(', ') },
    {
      term: one.looked,
      value:
        outcome && lookedAt ? (
          <>
            {one.outcomes[outcome]}
            <br />
            {say(one.looked_by, shell.names, {
              person_name: emergency.lookedByName ?? '',
              decided_on: formatDate(lookedAt, 'day'),
            })}
          </>
        ) : (
          say(one.not_looked, shell.names, due)
        ),
    },
  ]
}

/** Which parts, never what they say: whoever was told may have no part in the discussion. */
const WhatWasRead = ({ looks }: Pick<LookedInto, 'looks'>) => (
  <Card title={one.read_by_it.title}>
    {looks.length === 0 ? (
      <p class="cg-dim">{one.read_by_it.none}</p>
    ) : (
      <StackTable
        caption={one.read_by_it.title}
        captionHidden
        columns={[{ label: words.what }, { label: words.when }, { label: words.times, figures: true }]}
        rows={looks.map(({ kind, at, times }) => [
          isKeyOf(words.kinds, kind) ? words.kinds[kind] : words.other,
          moment(at),
          String(times),
        ])}
      />
    )}
  </Card>
)

const Looking = ({ shell, emergency, values, errors }: EmergencyProps) => (
  <section>
    <h2 class="cg-h3">{one.look.title}</h2>
    <p>{one.look.text}</p>
    <Form {...formFrame(shell, `/emergency/${emergency.id}`)}>
      <Radios
        name="outcome"
        label={one.look.label}
        choices={emergencyOutcomes.map((value) => ({ value, label: one.outcomes[value] }))}
        value={values.outcome}
        error={errors.outcome}
      />
      <Buttons>
        <Button>{one.look.button}</Button>
      </Buttons>
    </Form>
  </section>
)

export const moment = (at: Date): string => `${formatDate(at)}, ${formatTime(at)}`
