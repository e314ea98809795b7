import { formatDate, namesOf, say, statements, learningNote as words } from '#content'
import { Button, Buttons, Card, Columns, DownloadLink, Icon, Notice, Page } from '../../design/design.ts'
import type { Shell } from '../../kit/web.ts'
import type { LearningNote } from './learning-note.rows.ts'
import { shapeWith } from './note-shapes.ts'
import type { TookPart } from './took-part.rows.ts'

const { list } = words.pages

/** My learning: one's own notes and the meetings one took part in. */
export function LearningPage({
  shell,
  notes,
  meetings,
  held = [],
}: {
  shell: Shell
  notes: readonly LearningNote[]
  meetings: readonly TookPart[]
  /** Notes the guard has something to ask about before a copy of them leaves. */
  held?: readonly LearningNote[]
}) {
  const names = namesOf(shell.names)
  return (
    <Page shell={shell} title={list.title} current="learning" statement={statements.pages['learning-note'].text} serif>
      {held.length > 0 && (
        <Notice kind="look" live>
          <p>{list.held}</p>
          <ul>
            {held.map((note) => (
              <li key={note.id}>
                <a href={`/learning/${note.id}/text`}>{note.title || list.untitled}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p>{list.lead}</p>
      <Columns side={<Meetings meetings={meetings} names={names} />}>
        <Buttons>
          <Button href="/learning/new">{list.new}</Button>
          {notes.length > 0 && <DownloadLink href="/learning/notes.csv">{list.table}</DownloadLink>}
        </Buttons>
        {notes.length === 0 && <p class="cg-dim">{list.none}</p>}
        {notes.map((note) => (
          <Card
            key={note.id}
            tone="heather"
            title={<a href={`/learning/${note.id}`}>{note.title || list.untitled}</a>}
            eyebrow={
              <>
                <Icon name="lock" /> {shapeWith(note.shape).label}
              </>
            }
          >
            <p class="cg-s cg-dim">{say(list.changed, names, { meeting_date: formatDate(note.changedAt, 'day') })}</p>
          </Card>
        ))}
        <p class="cg-s cg-dim">{words.page.kept}</p>
      </Columns>
    </Page>
  )
}

function Meetings({ meetings, names }: { meetings: readonly TookPart[]; names: ReturnType<typeof namesOf> }) {
  return (
    <Card title={list.about}>
      {meetings.length === 0 && <p class="cg-dim">{list.about_none}</p>}
      <ul class="cg-plain">
        {meetings.map((meeting) => (
          <li key={meeting.discussionId}>
            <p>
              <b>{meeting.reference}</b>{' '}
              <span class="cg-dim">
                {say(list.took_part, names, { meeting_date: formatDate(meeting.heldAt, 'day') })}
              </span>
              <br />
              <a href={`/learning/about/${meeting.discussionId}`}>{list.write_about}</a>
              {' · '}
              <a href={`/learning/certificate/${meeting.discussionId}`}>{list.certificate}</a>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
