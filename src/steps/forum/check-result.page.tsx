/** Where the check leads: what this place is, what to do, what is good to know. Urgent ones begin with whom to call (P4). */
import { gate, interfaceWords, type Names, sayAny, statements } from '#content'
import { Card } from '../../design/card.tsx'
import { Columns, Stack } from '../../design/layout.tsx'
import { Notice } from '../../design/notice.tsx'
import { Prompts } from '../../design/own-words.tsx'
import { Page } from '../../design/page.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { PrintLink } from '../../design/print-link.tsx'
import { Sentences } from '../../design/sentence.tsx'
import type { Shell } from '../../kit/web.ts'
import { AnswersCard } from './answers.tsx'
import { answersText, type Place } from './forum.ts'
import { Onward } from './onward.tsx'

const words = gate.page

export interface CheckResultProps {
  readonly shell: Shell
  readonly place: Extract<Place, { at: 'destination' }>
  /** Only the result, to print. */
  readonly print: boolean
}

export function CheckResultPage({ shell, place, print }: CheckResultProps) {
  const address = `/check/result?so=${answersText(place)}`
  const result = <Result shell={shell} place={place} />
  return (
    <Page
      shell={shell}
      title={place.destination.heading}
      head={
        <PageHead
          title={place.destination.heading}
          eyebrow={words.result_eyebrow}
          side={print ? undefined : <PrintLink href={`${address}&print=yes`}>{words.print}</PrintLink>}
        />
      }
      serif
      current="check"
      statement={statements.pages.gate.text}
      breadcrumbs={print ? [{ href: address, text: words.back_to_result }] : []}
    >
      {print ? (
        <Stack>
          <p class="cg-dim cg-screen-only">{words.print_how}</p>
          {result}
        </Stack>
      ) : (
        <Columns side={<Side place={place} names={shell.names} />}>{result}</Columns>
      )}
    </Page>
  )
}

function Result({ shell: { names }, place: { destination, notes } }: Pick<CheckResultProps, 'shell' | 'place'>) {
  const urgent = 'tone' in destination
  return (
    <>
      {urgent ? (
        <Notice kind="harm">
          <p class="cg-lead">{sayAny(destination.what, names)}</p>
        </Notice>
      ) : (
        <p class="cg-lead">{sayAny(destination.what, names)}</p>
      )}
      {notes.map((note) => (
        <Notice key={note} kind="look">
          <p>{gate.carried_notes[note]}</p>
        </Notice>
      ))}
      <Card title={words.do}>
        <Sentences texts={destination.do} names={names} />
        <Onward destination={destination} names={names} />
      </Card>
      <Card title={words.know} tone="line">
        <Sentences texts={destination.know} names={names} />
      </Card>
      {'take_with_you' in destination && (
        <Card title={words.take}>
          <Prompts questions={destination.take_with_you} />
        </Card>
      )}
    </>
  )
}

const Side = ({ place, names }: { place: Place; names: Names }) => (
  <>
    <AnswersCard place={place} names={names} />
    <p>
      <a href="/check">{words.again}</a>
    </p>
    <p>
      <a href="/check/forums">{words.all_forums}</a>
    </p>
    <p class="cg-dim cg-s">{words.nothing_kept}</p>
  </>
)

/** To print and take along: the questions, with room to write (P7, P9). */
export function SupervisionQuestionsPage({ shell }: { shell: Shell }) {
  const sheet = gate.supervision_questions
  const first = gate.destinations.find((destination) => 'take_with_you' in destination)
  const questions = [...(first && 'take_with_you' in first ? first.take_with_you : []), sheet.more]
  return (
    <Page
      shell={shell}
      title={sheet.title}
      current="check"
      serif
      statement={statements.pages.gate.text}
      breadcrumbs={[{ href: '/check', text: sheet.back }]}
    >
      <p class="cg-lead">{sheet.lead}</p>
      <p class="cg-dim cg-screen-only">{words.print_how}</p>
      <div class="cg-card">
        <p class="cg-write cg-write--short">{sheet.date}</p>
        <p class="cg-write cg-write--short">{sheet.with}</p>
        {questions.map((question) => (
          <section class="cg-write" key={question}>
            <h2 class="cg-serif">{question}</h2>
          </section>
        ))}
        <p class="cg-dim cg-s">{statements.documents.footer.text}</p>
        <p class="cg-dim cg-s">{interfaceWords.standing.text}</p>
      </div>
    </Page>
  )
}
