/** Which other committees ask somebody to work with them: who, as what, and a yes or a no. */
import { formatDate, type Names, sayAny, account as words } from '#content'
import { Button, Buttons, Card, Facts, Form, Notice, Page, Stack } from '../design/design.ts'
import { formFrame, type Shell } from '../kit/web.ts'
import type { InvitationOfMine } from './newcomer.rows.ts'

const { invitations: text } = words

export const answered = ['accepted', 'refused', 'over'] as const
export type Answered = (typeof answered)[number]

export interface Asking extends InvitationOfMine {
  /** Those of the committee that asks. */
  readonly names: Names
}

export interface OwnInvitationsProps {
  readonly shell: Shell
  readonly invitations: readonly Asking[]
  readonly done: Answered | null
}

export const OwnInvitationsPage = ({ shell, invitations, done }: OwnInvitationsProps) => (
  <Page shell={shell} title={text.title} breadcrumbs={[{ href: '/account', text: words.own.title }]}>
    {done && (
      <Notice kind={done === 'over' ? 'look' : 'done'} live>
        <p>{text.done[done]}</p>
      </Notice>
    )}
    {invitations.length === 0 ? (
      <p class="cg-lead">{text.none}</p>
    ) : (
      <>
        <p class="cg-lead">{text.lead}</p>
        <Stack>
          {invitations.map((one) => (
            <InvitationCard key={one.id} shell={shell} asking={one} />
          ))}
        </Stack>
      </>
    )}
  </Page>
)

function InvitationCard({ shell, asking }: { shell: Shell; asking: Asking }) {
  const { facts } = text
  const which = { asking_committee: asking.names.committee ?? '', committee_area: asking.names.area ?? '' }
  return (
    <Card title={sayAny(text.asks, shell.names, which)}>
      <Facts
        facts={[
          { term: facts.by, value: asking.askedBy },
          { term: facts.agency, value: asking.agency },
          { term: facts.job, value: asking.job },
          ...(asking.team ? [{ term: facts.team, value: asking.team }] : []),
          { term: facts.until, value: formatDate(asking.expiresAt, 'day') },
        ]}
      />
      <Form {...formFrame(shell, `/account/invitations/${asking.id}`)}>
        <Buttons>
          <Button name="answer" value="yes">
            {text.accept}
            <span class="visually-hidden">: {sayAny(text.accept_that, shell.names, which)}</span>
          </Button>
          <Button look="secondary" name="answer" value="no">
            {text.refuse}
            <span class="visually-hidden">: {sayAny(text.accept_that, shell.names, which)}</span>
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}
