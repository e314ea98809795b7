/** One card: its words, who holds it and how it is known; below, what can be done with it. */
import { interfaceWords, sayAny, meeting as words } from '#content'
import { Agency } from '../../design/agency.tsx'
import { Icon } from '../../design/icon.tsx'
import { takeBacks } from '../card-boxes.ts'
import type { CardState } from '../card-state.ts'
import { differences, fieldOf, movedFrom } from '../cards-read.ts'
import { boxLabel } from './box-label.ts'
import { CardDoing } from './card-doing.tsx'
import { Known } from './card-known.tsx'
import { cornerWords } from './corner-words.ts'
import { type CardProps, cardPlace, isWriting } from './room-props.ts'

const { card: cardWords, live, quiet, lead } = words.pages

export function CardView({ room, card }: CardProps) {
  const pending = room.live?.pending.has(card.id) ?? false
  const apart = differences(card)
  const from = movedFrom(card)
  const classes = [
    'cg-note-card',
    ...(apart ? ['cg-note-card--split'] : []),
    ...(pending ? ['cg-note-card--wait'] : []),
  ]
  return (
    <li
      class={classes.join(' ')}
      id={cardPlace(card.id)}
      data-card={card.id}
      data-board={card.board}
      tabIndex={-1}
      draggable={isWriting(room) && Boolean(room.live)}
    >
      <p>{fieldOf(card, 'text')}</p>
      {pending && <p class="cg-note-card__flag">{live.sending}</p>}
      {card.held && (
        <p class="cg-note-card__flag">
          <Icon name="hide" />
          {quiet.held}
        </p>
      )}
      {card.board === 'matrix' && from && (
        <p class="cg-note-card__flag">
          <Icon name="arrow" />
          {sayAny(words.pages.matrix.moved_here, room.names, { part_label: boxLabel('matrix', from) })}
        </p>
      )}
      {apart && <Apart apart={apart} />}
      {fieldOf(card, 'wouldMove') !== '' && (
        <p class="cg-s cg-dim">
          {cardWords.would_move} {fieldOf(card, 'wouldMove')}
        </p>
      )}
      <div class="cg-note-card__foot">
        {card.sector ? <Agency sector={card.sector} /> : <span class="cg-dim">{cardWords.unsigned_shown}</span>}
        <Known card={card} />
        <CornerOf card={card} />
        {fieldOf(card, 'kept') === 'yes' && (
          <span class="cg-src">
            <Icon name="flag" />
            {lead.kept}
          </span>
        )}
      </div>
      {!room.where.screen && <CardDoing room={room} card={card} />}
    </li>
  )
}

const Apart = ({ apart }: { apart: NonNullable<ReturnType<typeof differences>> }) => (
  <div class="cg-note-card__flag">
    <Icon name="people" />
    {quiet.differs}
    <ul>
      {apart.map(([sector, box]) => (
        <li key={sector}>
          {interfaceWords.sectors[sector as keyof typeof interfaceWords.sectors] ?? sector}: {boxLabel('matrix', box)}
        </li>
      ))}
    </ul>
  </div>
)
function CornerOf({ card }: { card: CardState }) {
  const kind = takeBacks.find((one) => one === fieldOf(card, 'takeBack'))
  const said = cornerWords(card) || (words.take_back.cards.find(({ id }) => id === kind)?.label ?? '')
  return said ? <span class="cg-dim">{said}</span> : null
}
