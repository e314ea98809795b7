/** A meeting whose day has passed and that nobody opened (P16, P18): who leads it says what happened, and the others read who does. */
import { formatDate, interfaceWords, sayAny } from '#content'
import { Button, Card, NextCard } from '../design/design.ts'
import { peopleAs } from '../discussion.ts'
import type { DiscussionPageProps } from './discussion.page.tsx'
import { isDayPast } from './waiting-rows.ts'

const text = interfaceWords.discussion.day_past

type Passed = Pick<DiscussionPageProps, 'discussion' | 'meeting' | 'shell'>

/** The day that has passed, or null. */
const dayPassed = ({ discussion, meeting, shell }: Passed): Date | null =>
  meeting && isDayPast(discussion, meeting.startsAt, shell.now) ? meeting.startsAt : null

/** Who says what happened to the meeting; undefined where its day has not passed. */
export const whoSays = (props: Passed): string | undefined =>
  dayPassed(props) ? peopleAs(props.discussion, 'facilitator')[0]?.name : undefined

export function DayPast(props: DiscussionPageProps) {
  const day = dayPassed(props)
  if (!day) return null
  const { discussion, offers, shell } = props
  const values = { meeting_date: formatDate(day, 'long'), person_name: whoSays(props) ?? '' }
  if (!offers.some(({ step }) => step === 'open-meeting'))
    return (
      <Card title={interfaceWords.desk.day_passed} tone="line">
        <p>{sayAny(text.others, shell.names, values)}</p>
      </Card>
    )
  const page = `/discussions/${discussion.id}`
  return (
    <NextCard
      title={sayAny(text.title, shell.names, values)}
      actions={
        <>
          <Button href={`${page}/meeting/opening`}>{text.held}</Button>
          <Button href={`${page}/arranging/new-time`} look="secondary">
            {text.move}
          </Button>
        </>
      }
    >
      <p>{text.text}</p>
      <p class="cg-s">{text.later}</p>
    </NextCard>
  )
}
