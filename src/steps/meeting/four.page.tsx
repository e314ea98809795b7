import { meetingPrompts, namesOf, say, meeting as words } from '#content'
import { Button, Form, Prompt, Select, TextArea } from '../../design/design.ts'
import { newId } from '../../kit/id.ts'
import { formFrame } from '../../kit/web.ts'
import { boxOf, type CardState, cardsOn, fieldOf, functions, seats, stages } from '../../room/cards.model.ts'
import { CardRemoval } from './card-removal.tsx'
import { addressOf, type Corner, cornerFrom, nextSeat, promptFor } from './prompts.ts'
import type { RoomView } from './room.view.ts'
import { baseOf, CardFoot, RoomPage } from './room-frame.tsx'

const { four, prompt: promptWords } = words.pages
const model = meetingPrompts.four_by_four_by_four

/** 4x4x4 (P20): the stage, one question at a time, what has been asked from which seat, and the thoughts. */
export function FourPage({ view }: { view: RoomView }) {
  const corner = cornerFrom({ ...view.query, ...textsIn(view.values) }, view.room.part)
  const cards = cardsOn(view.seen.state.cards, 'four')
  const inStage = cards.filter((card) => boxOf(card) === corner.stage)
  return (
    <RoomPage view={view} place="four" prompt={<Asked view={view} corner={corner} />}>
      <Stages view={view} corner={corner} cards={cards} />
      <div class="cg-444">
        <Coverage view={view} corner={corner} cards={inStage} />
        <section class="cg-444__th">
          <h3>{four.thoughts}</h3>
          <ul class="cg-plain">
            {inStage.length === 0 && <li class="cg-dim">{four.none}</li>}
            {inStage.map((card) => (
              <li key={card.id} class="cg-note-card">
                <p>{fieldOf(card, 'text')}</p>
                <CardFoot sector={card.sector}>
                  <span class="cg-dim">{cornerWords(card)}</span>
                  <CardRemoval view={view} card={card} place="four" />
                </CardFoot>
              </li>
            ))}
          </ul>
          {view.writing && <AddThought view={view} corner={corner} />}
        </section>
      </div>
    </RoomPage>
  )
}

const cornerWords = (card: CardState): string => {
  const job = functions.find((one) => one === fieldOf(card, 'function'))
  const seat = seats.find((one) => one === fieldOf(card, 'seat'))
  return [job && model.functions[job].short, seat && model.lenses[seat].label].filter(Boolean).join(' · ')
}

function textsIn(values: RoomView['values']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function Asked({ view, corner }: { view: RoomView; corner: Corner }) {
  const asked = promptFor(corner)
  const stage = model.stages[corner.stage]
  const names = namesOf(view.shell.names)
  return (
    <Prompt
      eyebrow={`${stage.short} · ${model.functions[corner.function].short} · ${say(promptWords.of, names, { count: asked.number + 1, max: asked.of })}`}
      seat={
        <>
          {promptWords.seat} <b>{model.lenses[corner.seat].label}</b>.{' '}
          <a href={addressOf(baseOf(view), { ...corner, seat: nextSeat(corner.seat), number: 0 })}>
            {promptWords.another_seat}
          </a>
          {' · '}
          <a href={addressOf(baseOf(view), { ...corner, number: asked.number + 1 })}>{promptWords.another}</a>
          {'note' in stage && <span> {stage.note}</span>}
        </>
      }
    >
      {asked.question}
    </Prompt>
  )
}

function Stages({ view, corner, cards }: { view: RoomView; corner: Corner; cards: readonly CardState[] }) {
  return (
    <nav class="cg-stage" aria-label={four.stages}>
      <ol>
        {stages.map((stage) => (
          <li key={stage}>
            <a
              href={addressOf(baseOf(view), { ...corner, stage, number: 0 })}
              aria-current={stage === corner.stage ? 'step' : undefined}
            >
              {model.stages[stage].short}{' '}
              <span class="cg-tabs__n">{cards.filter((card) => boxOf(card) === stage).length}</span>
              <span>{model.stages[stage].headline}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Which corners nobody has looked into yet. */
function Coverage({ view, corner, cards }: { view: RoomView; corner: Corner; cards: readonly CardState[] }) {
  return (
    <section>
      <h3>{four.coverage}</h3>
      <table class="ds_table cg-cov">
        <caption class="visually-hidden">{four.coverage_caption}</caption>
        <thead>
          <tr>
            <td />
            {seats.map((seat) => (
              <th scope="col" key={seat}>
                {model.lenses[seat].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {functions.map((one) => (
            <tr key={one}>
              <th scope="row">{model.functions[one].short}</th>
              {seats.map((seat) => {
                const count = cards.filter(
                  (card) => fieldOf(card, 'function') === one && fieldOf(card, 'seat') === seat,
                ).length
                const isHere = one === corner.function && seat === corner.seat
                return (
                  <td key={seat} class={`cg-cov__${Math.min(count, 4)}${isHere ? ' cg-cov__on' : ''}`}>
                    <a
                      href={addressOf(baseOf(view), { ...corner, function: one, seat, number: 0 })}
                      aria-current={isHere ? 'true' : undefined}
                    >
                      {count === 0 ? four.not_yet : count}
                      {isHere && <span>{four.here}</span>}
                    </a>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="cg-s cg-dim cg-gap">{four.empty_corner}</p>
    </section>
  )
}

function AddThought({ view, corner }: { view: RoomView; corner: Corner }) {
  return (
    <div class="cg-add">
      <Form {...formFrame(view.shell, `${baseOf(view)}/operations`)}>
        <input type="hidden" name="board" value="four" />
        <input type="hidden" name="type" value="add" />
        <input type="hidden" name="card" value={newId()} />
        <input type="hidden" name="box" value={corner.stage} />
        <TextArea
          name="text"
          label={four.add}
          hint={four.add_hint}
          rows={3}
          maxLength={500}
          value={view.values.text}
          error={view.errors.text}
        />
        <Select
          name="function"
          label={four.job}
          options={functions.map((value) => ({ value, label: model.functions[value].label }))}
          value={corner.function}
          error={view.errors.function}
          noEmpty
        />
        <Select
          name="seat"
          label={four.seat}
          options={seats.map((value) => ({ value, label: model.lenses[value].label }))}
          value={corner.seat}
          error={view.errors.seat}
          noEmpty
        />
        <Button look={view.leading ? 'secondary' : 'primary'}>{four.button}</Button>
      </Form>
    </div>
  )
}
