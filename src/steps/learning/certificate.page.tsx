import { formatDate, namesOf, say, learningNote as words } from '#content'
import { Page } from '../../design/design.ts'
import type { Person } from '../../discussion.ts'
import type { Shell } from '../../kit/web.ts'
import type { TookPart } from './took-part.rows.ts'

const { certificate } = words.pages

/** Says that somebody took part, when and for how long. It says nothing about what was talked about. */
export function CertificatePage({ shell, person, meeting }: { shell: Shell; person: Person; meeting: TookPart }) {
  const names = namesOf(shell.names)
  const values = { first_name: person.name, meeting_date: formatDate(meeting.heldAt, 'day') }
  return (
    <Page
      shell={shell}
      title={words.certificate.title}
      current="learning"
      breadcrumbs={[{ href: '/learning', text: words.pages.list.title }]}
      serif
    >
      <article class="cg-paper cg-paper--read">
        <p class="cg-paper__stand">
          <strong>{certificate.discussion}</strong>
        </p>
        <p>
          {meeting.minutes === null
            ? say(certificate.minutes_unknown, names, values)
            : say(words.certificate.text, names, { ...values, count: meeting.minutes })}
        </p>
        <p>{words.certificate.note}</p>
        <p class="cg-paper__foot">{say(certificate.given, names)}</p>
      </article>
    </Page>
  )
}
