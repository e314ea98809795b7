import { interfaceWords, meetingTools, sayAny, meeting as words } from '#content'
import { Radios } from '../../design/choices.tsx'
import { Details } from '../../design/details.tsx'
import { Icon, type IconName } from '../../design/icon.tsx'
import { Select } from '../../design/select.tsx'
import { type Cell, cells, strengths, waysOfKnowing } from '../card-boxes.ts'
import { cardsIn, movesOf } from '../cards-read.ts'
import { AddCard } from './add-card.tsx'
import { CardView } from './card-view.tsx'
import { Picker } from './picker.tsx'
import { QuietRound } from './quiet-round.tsx'
import { type RoomProps, typedIn } from './room-props.ts'

const { matrix: pageWords, card: cardWords } = words.pages
const { matrix } = meetingTools

const looks = {
  evidence: { tint: 'ev', icon: 'tick' },
  ambiguous: { tint: 'am', icon: 'maybe' },
  assumption: { tint: 'as', icon: 'bulb' },
  missing: { tint: 'mi', icon: 'question' },
} as const satisfies Record<Cell, { tint: string; icon: IconName }>

/** The discrepancy matrix (P5, P21): four boxes for what the group holds. Nobody has to agree; a move is the learning. */
export function MatrixBoard({ room }: { room: RoomProps }) {
  const { cards } = room.seen.state
  return (
    <>
      <div class="cg-board__head">
        <p>
          {pageWords.lead} <strong>{sayAny(pageWords.moved, room.names, { count: movesOf(cards) })}</strong>
        </p>
      </div>
      <QuietRound room={room} board="matrix" />
      {!room.where.screen && <HowWeGo room={room} />}
      <div class="cg-mxgrid">
        {cells.map((cell) => (
          <Box key={cell} room={room} cell={cell} />
        ))}
      </div>
      <AddMatrixCard room={room} />
      <Details summary={pageWords.rules}>
        <ul>
          {matrix.rules.map((rule) => (
            <li key={rule.id}>{rule.text}</li>
          ))}
        </ul>
        <p class="cg-s cg-dim">{matrix.kept}</p>
      </Details>
    </>
  )
}

/** From sorting alone to looking together: what the group does with the cards, and for how long. */
const HowWeGo = ({ room }: { room: RoomProps }) => (
  <Details summary={pageWords.steps}>
    <p>{matrix.explain}</p>
    <ol>
      {matrix.steps.map(({ id, label, text, minutes }) => (
        <li key={id}>
          <strong>{label}</strong> ({sayAny(pageWords.step_minutes, room.names, { count: minutes })}). {text}
        </li>
      ))}
    </ol>
  </Details>
)

function Box({ room, cell }: { room: RoomProps; cell: Cell }) {
  const { label, short, entry } = matrix.cells[cell]
  const cards = cardsIn(room.seen.state.cards, 'matrix', cell)
  return (
    <section class={`cg-mx cg-mx--${looks[cell].tint}`} id={cell} data-box={cell} data-board="matrix">
      <h3>
        <Icon name={looks[cell].icon} />
        {short}
        <span class="cg-mx__n">
          {cards.length}
          <span class="visually-hidden">{words.pages.tabs.entries}</span>
        </span>
      </h3>
      <p class="cg-mx__q">{label}</p>
      {cards.length > 0 && (
        <ul class="cg-plain">
          {cards.map((card) => (
            <CardView key={card.id} room={room} card={card} />
          ))}
        </ul>
      )}
      {cards.length === 0 && <p class="cg-s cg-dim">{entry}</p>}
    </section>
  )
}

function AddMatrixCard({ room }: { room: RoomProps }) {
  const { values, errors } = typedIn(room, 'matrix', 'add')
  return (
    <AddCard
      room={room}
      board="matrix"
      label={matrix.card.text.label}
      hint={meetingTools.boards.neutral}
      button={pageWords.add_button}
    >
      <Select
        name="box"
        label={pageWords.cell}
        options={cells.map((value) => ({ value, label: `${matrix.cells[value].short}: ${matrix.cells[value].label}` }))}
        value={values.box}
        error={errors.box}
      />
      <Radios
        name="known"
        label={pageWords.known}
        optional
        inline
        choices={waysOfKnowing.map((value) => ({ value, label: matrix.card.source.choices[value] }))}
        value={values.known}
        error={errors.known}
      />
      <Details
        summary={
          <>
            {cardWords.sure} <span class="cg-opt">{interfaceWords.forms.optional}</span>
          </>
        }
      >
        <div class="cg-edit">
          <Picker
            id="f-sure"
            name="sure"
            label={cardWords.sure}
            choices={Object.fromEntries(strengths.map((one) => [one, matrix.card.strength.choices[one]]))}
            value=""
          />
          <label for="f-wouldMove">{cardWords.would_move}</label>
          <input class="ds_input" id="f-wouldMove" name="wouldMove" />
        </div>
      </Details>
    </AddCard>
  )
}
