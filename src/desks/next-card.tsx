import { interfaceWords, sayAny, words } from '#content'
import { Button, Card, NextCard } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import { actWords } from './act-words.ts'
import type { DiscussionPageProps } from './discussion.page.tsx'
import { OutcomeCard } from './outcome-said.tsx'

const text = interfaceWords.discussion

/** The one thing to do next for the person looking, or who it waits for. */
export function Next({ discussion, offers, shell, outcome }: DiscussionPageProps) {
  const next = offers.find((offer) => offer.offered === 'next')
  const act = next && actWords(next.step, discussion.status)
  if (act) {
    return (
      <NextCard
        title={act.title}
        actions={<Button href={`/discussions/${discussion.id}${next.part}`}>{act.button}</Button>}
      >
        <p>{sayAny(act.text, shell.names)}</p>
      </NextCard>
    )
  }
  const status = words.statuses[discussion.status]
  if (outcome) {
    const page = `/discussions/${discussion.id}/screening/outcome`
    return (
      <>
        <OutcomeCard said={outcome} page={page} names={shell.names} />
        <Reach names={shell.names} />
      </>
    )
  }
  return (
    <Card title={text.next.nothing} tone="line">
      <p>{sayAny(status.means, shell.names)}</p>
      <p class="cg-dim">{sayAny(text.next.then, shell.names, { question: sayAny(status.next, shell.names) })}</p>
      {(discussion.status === 'another-route' || discussion.status === 'not-this-time') && (
        <Reach names={shell.names} />
      )}
    </Card>
  )
}

/** Nobody is left alone with a no: the team is a letter away. */
const Reach = ({ names }: Pick<Shell, 'names'>) => (
  <p>
    <a href={names.mailbox === '' ? '/contact' : `mailto:${names.mailbox}`}>{sayAny(text.next.reach, names)}</a>
  </p>
)
