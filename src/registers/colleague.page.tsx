/** One person of a committee, for its administrators: inviting, helping back in, signing out, duties, leaving. */
import type { ComponentChildren } from 'preact'
import { held, interfaceWords, account as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  Checkboxes,
  Facts,
  Form,
  Notice,
  Page,
  PageHead,
  Select,
  Stack,
} from '../design/design.ts'
import { type Duty, duties } from '../discussion.ts'
import { formFrame, type Shell } from '../kit/web.ts'
import { SessionTable } from '../trust/account.page.tsx'
import type { OpenSession } from '../trust/account.rows.ts'
import type { AddressAsked } from './details.rows.ts'
import { DetailsCard, type DetailsProps, type WrongDetails } from './details-card.tsx'
import { dutyLabel, managerOptions, SignInState } from './people.page.tsx'
import { type Colleague, canSignIn } from './people.rows.ts'

const { people: whole } = words
const { one: text } = whole
export const colleagueDone = [
  'taken-back',
  'ended',
  'left',
  'back',
  'duties',
  'manager',
  'details',
  'address',
  'address-back',
] as const
export type ColleagueDone = (typeof colleagueDone)[number]

export interface ColleagueProps {
  readonly shell: Shell
  readonly colleague: Colleague
  readonly sessions: readonly OpenSession[]
  /** Everybody of the committee. */
  readonly people: readonly Colleague[]
  /** Their own page: another administrator has to act. */
  readonly own: boolean
  readonly done: ColleagueDone | null
  /** Duties that were not given, and why. */
  readonly refused: RefusedDuties | null
  readonly agencies: DetailsProps['agencies']
  readonly asked: AddressAsked | null
  readonly typed: WrongDetails | null
}

export interface RefusedDuties {
  readonly chosen: readonly Duty[]
  readonly error: string
}

export const ColleaguePage = ({
  shell,
  colleague,
  sessions,
  people,
  own,
  done,
  refused,
  ...details
}: ColleagueProps) => (
  <Page
    shell={shell}
    title={colleague.name}
    errors={refused ? { duty: refused.error } : (details.typed?.errors ?? {})}
    breadcrumbs={[
      { href: '/desk', text: interfaceWords.desk.title },
      { href: '/people', text: whole.title },
    ]}
    head={
      <PageHead
        title={colleague.name}
        tag={<SignInState shell={shell} colleague={colleague} />}
        facts={[colleague.job, colleague.agency]}
      />
    }
  >
    {done && (
      <Notice kind="done" live>
        <p>{text.done[done]}</p>
      </Notice>
    )}
    {own && <Notice title={text.own} />}
    <Stack>
      <SignInCard shell={shell} colleague={colleague} own={own} />
      <Card title={text.sessions}>
        <p class="cg-dim">{text.sessions_lead}</p>
        {sessions.length === 0 ? (
          <p class="cg-dim">{text.no_sessions}</p>
        ) : (
          <SessionTable shell={shell} sessions={sessions} present={null} action={null} caption={text.sessions} />
        )}
        {sessions.length > 0 && (
          <Act shell={shell} colleague={colleague} part="sessions">
            <Button look="secondary">{text.end_all}</Button>
          </Act>
        )}
      </Card>
      {!own && !colleague.leftAt && <DetailsCard shell={shell} colleague={colleague} {...details} />}
      {!own && !colleague.leftAt && <DutiesCard shell={shell} colleague={colleague} refused={refused} />}
      {!own && !colleague.leftAt && <ManagerCard shell={shell} colleague={colleague} people={people} />}
      {!own && <LeavingCard shell={shell} colleague={colleague} />}
      <p>
        <a href={`/people/${colleague.id}/held`}>{held.find.of_person}</a>
      </p>
    </Stack>
  </Page>
)

function SignInCard({ shell, colleague, own }: Pick<ColleagueProps, 'shell' | 'colleague' | 'own'>) {
  const ready = canSignIn(colleague)
  return (
    <Card title={whole.columns.state}>
      <Facts
        facts={[
          { term: whole.form.email.label, value: colleague.email },
          ...(ready ? [{ term: whole.columns.state, value: waysLabel(colleague) }] : []),
        ]}
      />
      {!own && !colleague.leftAt && (
        <>
          <p>{ready ? text.recover_lead : text.invite_lead}</p>
          <Act shell={shell} colleague={colleague} part="invite">
            <Button look={ready ? 'secondary' : 'primary'}>
              {ready ? text.recover : colleague.invitedUntil ? text.again : text.invite}
            </Button>
          </Act>
          {colleague.invitedUntil && (
            <Act shell={shell} colleague={colleague} part="take-back">
              <Button look="quiet">{text.take_back}</Button>
            </Act>
          )}
        </>
      )}
    </Card>
  )
}

const waysLabel = ({ passkeys, identities, app }: Colleague): string =>
  [
    ...counted(passkeys, text.ways.passkey, text.ways.passkeys),
    ...counted(identities, text.ways.identity, text.ways.identities),
    ...(app ? [text.ways.app] : []),
  ].join(', ')

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : many.replace('{count}', String(count))]

const DutiesCard = ({ shell, colleague, refused }: Pick<ColleagueProps, 'shell' | 'colleague' | 'refused'>) => (
  <Card>
    <Form {...formFrame(shell, `/people/${colleague.id}/duties`)}>
      <Checkboxes
        name="duty"
        label={text.duties}
        hint={text.duties_lead}
        choices={duties.map((duty) => ({ value: duty, label: dutyLabel(duty, shell) }))}
        value={refused?.chosen ?? colleague.duties}
        error={refused?.error}
      />
      <Buttons>
        <Button look="secondary">{text.duties_save}</Button>
      </Buttons>
    </Form>
  </Card>
)

/** Whom requests offer as managers follows from it (P8, P10). */
const ManagerCard = ({ shell, colleague, people }: Pick<ColleagueProps, 'shell' | 'colleague' | 'people'>) => (
  <Card>
    <Form {...formFrame(shell, `/people/${colleague.id}/manager`)}>
      <Select
        name="manager"
        label={whole.form.manager}
        hint={text.manager_lead}
        optional
        options={managerOptions(people.filter(({ id }) => id !== colleague.id))}
        value={colleague.lineManagerId ?? ''}
      />
      <Buttons>
        <Button look="secondary">{text.manager_save}</Button>
      </Buttons>
    </Form>
  </Card>
)

const LeavingCard = ({ shell, colleague }: Pick<ColleagueProps, 'shell' | 'colleague'>) =>
  colleague.leftAt ? (
    <Card title={text.come_back}>
      <Act shell={shell} colleague={colleague} part="return">
        <Button look="secondary">{text.come_back}</Button>
      </Act>
    </Card>
  ) : (
    <Card title={text.leave}>
      <p>{text.leave_lead}</p>
      <Act shell={shell} colleague={colleague} part="leave">
        <Button look="secondary">{text.leave_sure}</Button>
      </Act>
    </Card>
  )

const Act = (props: { shell: Shell; colleague: Colleague; part: string; children: ComponentChildren }) => (
  <Form {...formFrame(props.shell, `/people/${props.colleague.id}/${props.part}`)}>
    <Buttons>{props.children}</Buttons>
  </Form>
)
