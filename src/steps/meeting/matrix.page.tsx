import { meetingTools, namesOf, say, meeting as words } from '#content'
import { Button, Details, Form, Icon, type IconName, Prompt, Radios, Select, TextArea } from '../../design/design.ts'
import { newId } from '../../kit/id.ts'
import { formFrame } from '../../kit/web.ts'
import {
  boxOf,
  type CardState,
  type Cell,
  cardsIn,
  cells,
  fieldOf,
  movedFrom,
  movesOf,
  waysOfKnowing,
} from '../../room/cards.model.ts'
import { CardRemoval } from './card-removal.tsx'
import type { RoomView } from './room.view.ts'
import { baseOf, CardFoot, RoomPage } from './room-frame.tsx'

const { matrix: pageWords } = words.pages
const { matrix } = meetingTools

const looks = {
  evidence: { tint: 'ev', icon: 'tick' },
  ambiguous: { tint: 'am', icon: 'maybe' },
  assumption: { tint: 'as', icon: 'bulb' },
  missing: { tint: 'mi', icon: 'question' },
} as const satisfies Record<Cell, { tint: string; icon: IconName }>

const knownIcons = { seen: 'seen', told: 'speech', record: 'doc', guess: 'bulb' } as const satisfies Record<
  (typeof waysOfKnowing)[number],
  IconName
>

/** The discrepancy matrix (P5, P21): four boxes for what the group holds. Nobody has to agree; a move is the learning. */
export function MatrixPage({ view }: { view: RoomView }) {
  const { cards } = view.seen.state
  const names = namesOf(view.shell.names)
  const ask = matrix.cells.evidence.ask[0]
  return (
    <RoomPage view={view} place="matrix" prompt={<Prompt eyebrow={pageWords.title}>{ask}</Prompt>}>
      <div class="cg-board__head">
        <p>
          {pageWords.lead} <strong>{say(pageWords.moved, names, { count: movesOf(cards) })}</strong>
        </p>
      </div>
      <div class="cg-mxgrid">
        {cells.map((cell) => (
          <Box key={cell} view={view} cell={cell} cards={cardsIn(cards, 'matrix', cell)} />
        ))}
      </div>
      {view.writing && <AddCard view={view} />}
      <Details summary={pageWords.rules}>
        <ul>
          {matrix.rules.map((rule) => (
            <li key={rule.id}>{rule.text}</li>
          ))}
        </ul>
        <p class="cg-s cg-dim">{matrix.kept}</p>
      </Details>
    </RoomPage>
  )
}

function Box({ view, cell, cards }: { view: RoomView; cell: Cell; cards: readonly CardState[] }) {
  const { label, short, entry } = matrix.cells[cell]
  return (
    <section class={`cg-mx cg-mx--${looks[cell].tint}`} id={cell}>
      <h3>
        <Icon name={looks[cell].icon} />
        {short}
        <span class="cg-mx__n">{cards.length}</span>
      </h3>
      <p class="cg-mx__q">{label}</p>
      <ul class="cg-plain">
        {cards.map((card) => (
          <MatrixCard key={card.id} view={view} card={card} />
        ))}
      </ul>
      {cards.length === 0 && <p class="cg-s cg-dim">{entry}</p>}
    </section>
  )
}

function MatrixCard({ view, card }: { view: RoomView; card: CardState }) {
  const names = namesOf(view.shell.names)
  const from = cells.find((cell) => cell === movedFrom(card))
  const known = waysOfKnowing.find((way) => way === fieldOf(card, 'known'))
  return (
    <li class="cg-note-card">
      <p>{fieldOf(card, 'text')}</p>
      {from && (
        <p class="cg-note-card__flag">
          <Icon name="arrow" />
          {say(pageWords.moved_here, names, { part_label: matrix.cells[from].short })}
        </p>
      )}
      <CardFoot sector={card.sector}>
        {known && (
          <span class="cg-src">
            <Icon name={knownIcons[known]} />
            {matrix.card.source.choices[known]}
          </span>
        )}
        {view.writing && <Move view={view} card={card} />}
        <CardRemoval view={view} card={card} place="matrix" />
      </CardFoot>
    </li>
  )
}

function Move({ view, card }: { view: RoomView; card: CardState }) {
  const id = `move-${card.id}`
  return (
    <details class="cg-move">
      <summary>
        {pageWords.move}
        <span class="visually-hidden">: {fieldOf(card, 'text').slice(0, 40)}</span>
      </summary>
      <Form {...formFrame(view.shell, `${baseOf(view)}/operations`)}>
        <input type="hidden" name="board" value="matrix" />
        <input type="hidden" name="type" value="move" />
        <label class="visually-hidden" for={id}>
          {pageWords.move_to} {fieldOf(card, 'text').slice(0, 40)}
        </label>
        <select class="cg-select" id={id} name="box">
          {cells
            .filter((cell) => cell !== boxOf(card))
            .map((cell) => (
              <option key={cell} value={cell}>
                {matrix.cells[cell].short}
              </option>
            ))}
        </select>
        <Button look="secondary" small name="card" value={card.id}>
          {pageWords.move}
        </Button>
      </Form>
    </details>
  )
}

function AddCard({ view }: { view: RoomView }) {
  return (
    <div class="cg-card cg-after">
      <h3>{pageWords.add}</h3>
      <Form {...formFrame(view.shell, `${baseOf(view)}/operations`)}>
        <input type="hidden" name="board" value="matrix" />
        <input type="hidden" name="type" value="add" />
        <input type="hidden" name="card" value={newId()} />
        <TextArea
          name="text"
          label={matrix.card.text.label}
          hint={meetingTools.boards.neutral}
          rows={3}
          maxLength={500}
          value={view.values.text}
          error={view.errors.text}
        />
        <Select
          name="box"
          label={pageWords.cell}
          options={cells.map((value) => ({
            value,
            label: `${matrix.cells[value].short}: ${matrix.cells[value].label}`,
          }))}
          value={view.values.box}
          error={view.errors.box}
        />
        <Radios
          name="known"
          label={pageWords.known}
          optional
          inline
          choices={waysOfKnowing.map((value) => ({ value, label: matrix.card.source.choices[value] }))}
          value={view.values.known}
          error={view.errors.known}
        />
        <Button look={view.leading ? 'secondary' : 'primary'}>{pageWords.add_button}</Button>
      </Form>
    </div>
  )
}
