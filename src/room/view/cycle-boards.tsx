/** Two cycles of learning. Kolb's is the 4x4x4 board under other names; Gibbs's has six steps and cards of its own. */
import { entriesOf, meetingPrompts, meeting as words } from '#content'
import { Select } from '../../design/select.tsx'
import { gibbsSteps, type Stage } from '../card-boxes.ts'
import { cardsIn } from '../cards-read.ts'
import { AddCard } from './add-card.tsx'
import { CardView } from './card-view.tsx'
import { AddThought } from './four-board.tsx'
import { QuietRound } from './quiet-round.tsx'
import { addressOf, type RoomProps, typedIn } from './room-props.ts'

const { kolb, gibbs } = meetingPrompts
const quarters = [
  'M130 14A116 116 0 0 1 246 130H190A60 60 0 0 0 130 70z',
  'M246 130A116 116 0 0 1 130 246V190A60 60 0 0 0 190 130z',
  'M130 246A116 116 0 0 1 14 130H70A60 60 0 0 0 130 190z',
  'M14 130A116 116 0 0 1 130 14V70A60 60 0 0 0 70 130z',
]
const numbersAt = [
  { x: 188, y: 80 },
  { x: 188, y: 192 },
  { x: 72, y: 192 },
  { x: 72, y: 80 },
]

export const kolbSteps = entriesOf(kolb.steps).map(([id, step]) => ({
  id,
  ...step,
  stage: kolb.same_as[id] satisfies Stage,
}))

export function KolbBoard({ room }: { room: RoomProps }) {
  const now = kolbSteps.findIndex(({ stage }) => stage === room.where.corner.stage)
  return (
    <>
      <div class="cg-kolb">
        <svg class="cg-kolb__art" viewBox="0 0 260 260" aria-hidden="true">
          {quarters.map((path, at) => (
            <path key={path} class={at === now ? 'cg-kolb__seg cg-kolb__seg--on' : 'cg-kolb__seg'} d={path} />
          ))}
          <g class="cg-kolb__n">
            {numbersAt.map(({ x, y }, at) => (
              <text key={at} class={at === now ? 'cg-kolb__n--on' : undefined} x={x} y={y}>
                {at + 1}
              </text>
            ))}
          </g>
          <path class="cg-kolb__arr" d="M207 123h22l-11 14zM137 207v22l-14-11zM31 137h22l-11-14zM123 31v22l14-11z" />
        </svg>
        <ol class="cg-kolb__list">
          {kolbSteps.map((step, at) => (
            <li
              key={step.id}
              class={`cg-kolb__q${at + 1}`}
              aria-current={at === now ? 'step' : undefined}
              data-box={step.stage}
              data-board="four"
            >
              <h3>
                <a href={addressOf(room.base, room.where, { stage: step.stage, number: 0 })} data-within>
                  {at + 1} {step.label}
                </a>
              </h3>
              <p class="cg-s cg-dim">{step.short}</p>
              <Cards room={room} board="four" box={step.stage} none={words.pages.kolb.none} />
            </li>
          ))}
        </ol>
      </div>
      <p class="cg-s cg-dim">{words.pages.kolb.same}</p>
      <AddThought room={room} />
    </>
  )
}

export function GibbsBoard({ room }: { room: RoomProps }) {
  const { values, errors } = typedIn(room, 'gibbs', 'add')
  return (
    <>
      <p>{gibbs.explain}</p>
      <QuietRound room={room} board="gibbs" />
      <ol class="cg-gibbs">
        {gibbsSteps.map((box, at) => {
          const step = gibbs.steps[box]
          return (
            <li key={box} data-box={box} data-board="gibbs">
              <h3>
                <span class="cg-gibbs__n">{at + 1}</span> {step.label}
              </h3>
              <p class="cg-s cg-dim">
                {step.prompts[0]} {'note' in step && step.note}
              </p>
              <Cards room={room} board="gibbs" box={box} none={words.pages.gibbs.none} />
            </li>
          )
        })}
      </ol>
      <AddCard
        room={room}
        board="gibbs"
        label={words.pages.four.add}
        hint={words.pages.four.add_hint}
        button={words.pages.four.button}
      >
        <Select
          name="box"
          label={words.pages.gibbs.step}
          options={gibbsSteps.map((value) => ({ value, label: gibbs.steps[value].label }))}
          value={values.box}
          error={errors.box}
        />
      </AddCard>
    </>
  )
}

function Cards({ room, board, box, none }: { room: RoomProps; board: 'four' | 'gibbs'; box: string; none: string }) {
  const cards = cardsIn(room.seen.state.cards, board, box)
  if (cards.length === 0) return <p class="cg-s cg-dim">{none}</p>
  return (
    <ul class="cg-plain">
      {cards.map((card) => (
        <CardView key={card.id} room={room} card={card} />
      ))}
    </ul>
  )
}
