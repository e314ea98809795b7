import { interfaceWords, meetingPrompts, meeting as words } from '#content'
import type { Sector } from '../../discussion.ts'
import { functions, seats } from '../card-boxes.ts'
import type { CardState } from '../card-state.ts'
import { fieldOf } from '../cards-read.ts'
import type { RoomProps } from './room-props.ts'

const { coverage } = words.pages
const model = meetingPrompts.four_by_four_by_four

/** Who and what has not been heard yet, in all stages together: an empty corner is a question nobody has asked (P5, P20). */
export function HeardMap({ room, cards }: { room: RoomProps; cards: readonly CardState[] }) {
  const missing = <Value extends string>(all: readonly Value[], of: (card: CardState) => string) =>
    all.filter((one) => !cards.some((card) => of(card) === one))
  const present = [...new Set(room.seen.people.filter(({ isHere }) => isHere).map(({ sector }) => sector))]
  const lines = [
    [coverage.seats, missing(seats, (card) => fieldOf(card, 'seat')).map((seat) => model.lenses[seat].label)],
    [
      coverage.functions,
      missing(functions, (card) => fieldOf(card, 'function')).map((one) => model.functions[one].label),
    ],
    [
      coverage.agencies,
      missing<Sector>(present, (card) => card.sector ?? '').map((one) => interfaceWords.sectors[one]),
    ],
  ] as const
  const open = lines.filter(([, labels]) => labels.length > 0)
  return (
    <section class="cg-heard" aria-labelledby="heard">
      <h3 id="heard">{coverage.title}</h3>
      {open.length === 0 && <p>{coverage.all}</p>}
      {open.map(([lead, labels]) => (
        <p key={lead}>
          {lead} <strong>{labels.join(', ')}</strong>
        </p>
      ))}
    </section>
  )
}
