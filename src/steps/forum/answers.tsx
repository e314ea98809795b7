import { gate, interfaceWords, type Names, say } from '#content'
import { Card } from '../../design/card.tsx'
import { answersText, type Given, type Place } from './forum.ts'

/** The question of this number again, with the answers kept. */
export const changeAddress = (place: Place, at: number): string => `/check/question?so=${answersText(place)}&at=${at}`

/** Every answer so far, each with a way to change it. */
export const AnswersCard = ({ place, names }: { place: Place; names: Names }) => (
  <Card title={gate.page.so_far} level={2} tone="line">
    <ol class="cg-answers cg-gap">
      {place.given.map((given, at) => (
        <li key={given.question.id}>
          <span>{given.question.short}</span>
          <strong>{inAWord(given)}</strong>
          <a href={changeAddress(place, at)}>
            {interfaceWords.forms.change}
            <span class="visually-hidden"> {say(gate.page.change_number, names, { count: at + 1 })}</span>
          </a>
        </li>
      ))}
    </ol>
    {place.at === 'question' && <StillToCome next={place.question.id} />}
  </Card>
)

/** "Yes, we can name the problem" → "Yes" */
const inAWord = ({ label }: Given): string => label.split(/[,.]/)[0] ?? label

function StillToCome({ next }: { next: string }) {
  const rest = gate.questions.slice(gate.questions.findIndex(({ id }) => id === next))
  return (
    <div class="cg-s cg-dim">
      <p>{gate.page.still}</p>
      <ul class="cg-sentences">
        {rest.map(({ id, short }) => (
          <li key={id}>{short}</li>
        ))}
      </ul>
    </div>
  )
}
