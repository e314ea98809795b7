import { formatDate, formatTime, interfaceWords } from '#content'
import { Button, Buttons, Card, Details, Facts, Page } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import type { ReadLetter } from './letters.rows.ts'

const words = interfaceWords.demonstration

/** One letter as it is read: its words, where its button leads, and its calendar part. */
export function LetterPage({ shell, letter }: { shell: Shell; letter: ReadLetter }) {
  return (
    <Page shell={shell} title={letter.subject} breadcrumbs={[{ href: '/demonstration', text: words.title }]}>
      <Card>
        <Facts
          facts={[
            { term: words.letters.to, value: letter.to },
            { term: words.letters.when, value: `${formatDate(letter.writtenAt)} ${formatTime(letter.writtenAt)}` },
            { term: words.letters.state, value: words.letters.states[letter.state] },
          ]}
        />
      </Card>
      <Card title={letter.subject}>
        {letter.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {letter.button && (
          <Buttons>
            <Button href={letter.button.href}>{letter.button.label}</Button>
          </Buttons>
        )}
      </Card>
      <Details summary={words.letters.whole}>
        <pre class="cg-pre">{letter.written.text}</pre>
      </Details>
      {letter.ics && (
        <Details summary={words.letters.calendar}>
          <pre class="cg-pre">{letter.ics}</pre>
        </Details>
      )}
    </Page>
  )
}
