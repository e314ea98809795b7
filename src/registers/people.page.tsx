/** The people of a committee, for its administrators: who they are and whether they can sign in. */
import { formatDate, held, interfaceWords, say, sayAny, account as words } from '#content'
import { Button, Notice, Page, PageHead, StackTable, Tag } from '../design/design.ts'
import type { Duty } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import { NewcomerState } from './newcomer.page.tsx'
import type { NewcomerHere } from './newcomers.rows.ts'
import { type Colleague, canSignIn } from './people.rows.ts'

const { people: text } = words

export const dutyLabel = (duty: Duty, shell: Shell): string => sayAny(interfaceWords.sign_in.by_duty[duty], shell.names)

export interface PeopleProps {
  readonly shell: Shell
  readonly people: readonly Colleague[]
  /** Who was invited and does not work here yet. */
  readonly newcomers: readonly NewcomerHere[]
  readonly takenBack: boolean
}

export const PeoplePage = ({ shell, people, newcomers, takenBack }: PeopleProps) => (
  <Page
    shell={shell}
    title={text.title}
    breadcrumbs={[{ href: '/desk', text: interfaceWords.desk.title }]}
    head={<PageHead title={text.title} side={<Button href="/people/new">{text.add}</Button>} />}
  >
    {takenBack && (
      <Notice kind="done" live>
        <p>{text.newcomers.taken_back}</p>
      </Notice>
    )}
    <p class="cg-lead">{text.lead}</p>
    <p>
      <a href="/people/agencies">{text.agencies.title}</a>
      {' · '}
      <a href="/people/held">{held.find.link}</a>
    </p>
    {newcomers.length > 0 && <Newcomers shell={shell} newcomers={newcomers} />}
    <div class="cg-card cg-gap">
      {people.length === 0 ? (
        <p class="cg-dim">{text.none}</p>
      ) : (
        <StackTable
          caption={text.title}
          captionHidden
          columns={[text.columns.name, text.columns.where, text.columns.duties, text.columns.state].map((label) => ({
            label,
          }))}
          rows={people.map((one) => [
            <a key="name" href={`/people/${one.id}`}>
              {one.name}
            </a>,
            `${one.job}, ${one.agency}`,
            [...one.duties.map((duty) => dutyLabel(duty, shell)), ...(one.inPool ? [text.in_pool] : [])].join(', '),
            <SignInState key="state" shell={shell} colleague={one} />,
          ])}
        />
      )}
    </div>
  </Page>
)

const Newcomers = ({ shell, newcomers }: Pick<PeopleProps, 'shell' | 'newcomers'>) => (
  <section class="cg-card cg-gap">
    <h2>{text.newcomers.title}</h2>
    <p class="cg-dim">{text.newcomers.lead}</p>
    <StackTable
      caption={text.newcomers.title}
      captionHidden
      columns={[text.columns.name, text.columns.where, text.columns.state].map((label) => ({ label }))}
      rows={newcomers.map((one) => [
        <a key="name" href={`/people/invited/${one.id}`}>
          {one.name}
        </a>,
        `${one.job}, ${one.agency}`,
        <NewcomerState key="state" shell={shell} newcomer={one} />,
      ])}
    />
  </section>
)

export function SignInState({ shell, colleague }: { shell: Shell; colleague: Colleague }) {
  if (colleague.leftAt) return <Tag tone="slate">{text.states.left}</Tag>
  if (colleague.invitedUntil)
    return (
      <Tag tone="gorse">{say(text.states.invited, shell.names, { due_date: formatDate(colleague.invitedUntil) })}</Tag>
    )
  if (canSignIn(colleague)) return <Tag tone="moss">{text.states.ready}</Tag>
  return <Tag tone="slate">{shell.demonstration ? text.states.demonstration : text.states.none}</Tag>
}

/** Whom somebody may report to: everybody who works here. */
export const managerOptions = (people: readonly Colleague[]) =>
  people
    .filter(({ leftAt }) => !leftAt)
    .map(({ id, name, job, agency }) => ({ value: id, label: `${name}, ${job}, ${agency}` }))
