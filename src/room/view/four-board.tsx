import { meetingPrompts, sayAny, meeting as words } from '#content'
import { Details } from '../../design/details.tsx'
import { Select } from '../../design/select.tsx'
import { functions, seats, stages } from '../card-boxes.ts'
import type { CardState } from '../card-state.ts'
import { cardsIn, cardsOn, fieldOf } from '../cards-read.ts'
import { AddCard } from './add-card.tsx'
import { CardView } from './card-view.tsx'
import { HeardMap } from './heard-map.tsx'
import { addressOf, type RoomProps, typedIn } from './room-props.ts'

const { four } = words.pages
const model = meetingPrompts.four_by_four_by_four

/** 4x4x4 (P20): the stages as a walk, what has been looked at from which seat, and the thoughts. */
export function FourBoard({ room }: { room: RoomProps }) {
  const { cards } = room.seen.state
  const { corner } = room.where
  const inStage = cardsIn(cards, 'four', corner.stage)
  return (
    <>
      <Stages room={room} />
      <div class="cg-444">
        <Coverage room={room} cards={inStage} />
        <HeardMap room={room} cards={cardsOn(cards, 'four')} />
        <section class="cg-444__th">
          <h3>{four.thoughts}</h3>
          <ul class="cg-plain" data-box={corner.stage} data-board="four">
            {inStage.length === 0 && <li class="cg-dim">{four.none}</li>}
            {inStage.map((card) => (
              <CardView key={card.id} room={room} card={card} />
            ))}
          </ul>
          <AddThought room={room} />
        </section>
      </div>
    </>
  )
}

const Stages = ({ room }: { room: RoomProps }) => (
  <nav class="cg-stage" aria-label={four.stages}>
    <ol>
      {stages.map((stage) => (
        <li key={stage} data-box={stage} data-board="four">
          <a
            href={addressOf(room.base, room.where, { stage, number: 0 })}
            aria-current={stage === room.where.corner.stage ? 'step' : undefined}
            data-within
          >
            {model.stages[stage].short}{' '}
            <span class="cg-tabs__n">
              {cardsIn(room.seen.state.cards, 'four', stage).length}
              <span class="visually-hidden">{words.pages.tabs.entries}</span>
            </span>
            <span>{model.stages[stage].headline}</span>
          </a>
        </li>
      ))}
    </ol>
  </nav>
)

/** Which corners nobody has looked into yet. */
function Coverage({ room, cards }: { room: RoomProps; cards: readonly CardState[] }) {
  const { corner } = room.where
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
              <th scope="row">{model.functions[one].label}</th>
              {seats.map((seat) => {
                const count = cards.filter(
                  (card) => fieldOf(card, 'function') === one && fieldOf(card, 'seat') === seat,
                ).length
                const isHere = one === corner.function && seat === corner.seat
                return (
                  <td key={seat} class={`cg-cov__${Math.min(count, 4)}${isHere ? ' cg-cov__on' : ''}`}>
                    <a
                      href={addressOf(room.base, room.where, { function: one, seat, number: 0 })}
                      aria-current={isHere ? 'true' : undefined}
                      data-within
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
      {!room.where.screen && <WhatTheyMean />}
    </section>
  )
}

const WhatTheyMean = () => (
  <Details summary={four.functions_mean}>
    <ul class="cg-s">
      {functions.map((one) => (
        <li key={one}>
          <strong>{model.functions[one].label}.</strong> {model.functions[one].means}
        </li>
      ))}
    </ul>
  </Details>
)

export function AddThought({ room, box }: { room: RoomProps; box?: string }) {
  const { corner } = room.where
  const { errors } = typedIn(room, 'four', 'add')
  return (
    <AddCard
      room={room}
      board="four"
      box={box ?? corner.stage}
      label={sayAny(four.add, room.names)}
      hint={four.add_hint}
      button={four.button}
    >
      <Select
        name="function"
        label={four.job}
        optional
        options={functions.map((value) => ({ value, label: model.functions[value].label }))}
        value={corner.function}
        error={errors.function}
      />
      <Select
        name="seat"
        label={four.seat}
        optional
        options={seats.map((value) => ({ value, label: model.lenses[value].label }))}
        value={corner.seat}
        error={errors.seat}
      />
    </AddCard>
  )
}
