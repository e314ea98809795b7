/** One card: its words, who holds it, how it is known, and everything that can be done with it without dragging. */
import { interfaceWords, meetingTools, sayAny, meeting as words } from '#content'
import { Agency } from '../../design/agency.tsx'
import { Icon, type IconName } from '../../design/icon.tsx'
import {
  boxesOf,
  boxOf,
  type CardState,
  differences,
  fieldOf,
  isSilent,
  movedFrom,
  strengths,
  takeBacks,
  waysOfKnowing,
} from '../cards.model.ts'
import { boxLabel } from './box-label.ts'
import { cornerWords } from './corner-words.ts'
import { OneButton, OperationForm } from './operation-form.tsx'
import { canWord, cardPlace, isOwn, isTypedAbout, isWriting, type RoomProps, textOr, typedIn } from './room-props.ts'

const { card: cardWords, live, quiet, lead } = words.pages
const { card: tool } = meetingTools.matrix

interface CardProps {
  readonly room: RoomProps
  readonly card: CardState
}

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
      {!room.where.screen && <Doing room={room} card={card} />}
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

const knownIcons = { seen: 'seen', told: 'speech', record: 'doc', guess: 'bulb' } as const satisfies Record<
  (typeof waysOfKnowing)[number],
  IconName
>

function Known({ card }: { card: CardState }) {
  const known = waysOfKnowing.find((way) => way === fieldOf(card, 'known'))
  const sure = strengths.find((one) => one === fieldOf(card, 'sure'))
  return (
    <>
      {known && (
        <span class="cg-src">
          <Icon name={knownIcons[known]} />
          {tool.source.choices[known]}
        </span>
      )}
      {sure && (
        <span class="cg-src">
          {cardWords.sure} {tool.strength.choices[sure]}
        </span>
      )}
    </>
  )
}

function CornerOf({ card }: { card: CardState }) {
  const kind = takeBacks.find((one) => one === fieldOf(card, 'takeBack'))
  const said = cornerWords(card) || (words.take_back.cards.find(({ id }) => id === kind)?.label ?? '')
  return said ? <span class="cg-dim">{said}</span> : null
}

/** Each in a box that opens, named for the card it belongs to. */
function Doing({ room, card }: CardProps) {
  const running = isWriting(room)
  const closing = ['meeting-open', 'meeting-stopped'].includes(room.seen.status)
  const mayRemove = closing && (isOwn(card) || room.seen.you.leading)
  const mayKeep = room.seen.you.facilitator && [...open, 'meeting-ended'].includes(room.seen.status)
  return (
    <div class="cg-doing">
      {running && boxesOf[card.board].length > 1 && <MoveTo room={room} card={card} />}
      {running && canWord(room, card) && <Edit room={room} card={card} />}
      {mayRemove && (
        <OneButton room={room} board={card.board} body={{ type: 'remove', card: card.id }}>
          {cardWords.remove}
          <Which card={card} />
        </OneButton>
      )}
      {mayKeep && (
        <OneButton
          room={room}
          board={card.board}
          body={{ type: 'keep', card: card.id, kept: fieldOf(card, 'kept') === 'yes' ? 'no' : 'yes' }}
        >
          {fieldOf(card, 'kept') === 'yes' ? lead.keep_stop : lead.keep}
          <Which card={card} />
        </OneButton>
      )}
    </div>
  )
}
const open: readonly string[] = ['meeting-open', 'meeting-stopped']

const Which = ({ card }: { card: CardState }) => (
  <span class="visually-hidden">: {fieldOf(card, 'text').slice(0, 40)}</span>
)

/** Beside dragging, and instead of it: in a quiet round the same box says where one's own agency would put it. */
function MoveTo({ room, card }: CardProps) {
  const silent = isSilent(room.seen.state.cards, card.board) && card.held === null
  const sorted = room.seen.state.cards.cards[card.id]?.sorts[room.seen.you.sector]?.value
  const id = `move-${card.id}`
  const here = silent ? sorted : boxOf(card)
  return (
    <details class="cg-move">
      <summary>
        {silent ? quiet.sort : cardWords.move}
        <Which card={card} />
      </summary>
      <OperationForm room={room} board={card.board} body={{ type: silent ? 'sort' : 'move', card: card.id }}>
        <label class="visually-hidden" for={id}>
          {silent ? quiet.sort : cardWords.move_to}
        </label>
        <select class="cg-select" id={id} name="box">
          {boxesOf[card.board]
            .filter((box) => box !== here)
            .map((box) => (
              <option key={box} value={box}>
                {boxLabel(card.board, box)}
              </option>
            ))}
        </select>
        <button class="ds_button ds_button--secondary ds_button--small" type="submit">
          {cardWords.move}
        </button>
      </OperationForm>
      {silent && sorted && (
        <p class="cg-s">{sayAny(quiet.sorted, room.names, { part_label: boxLabel(card.board, sorted) })}</p>
      )}
    </details>
  )
}

function Edit({ room, card }: CardProps) {
  const id = (name: string) => `${name}-${card.id}`
  const { values, errors } = typedIn(room, card.board, 'edit', card.id)
  const wrong = errors.text ?? errors.wouldMove
  const asked = ['text', ...(card.board === 'matrix' ? (['known', 'sure', 'wouldMove'] as const) : [])] as const
  const seen = Object.fromEntries(asked.map((field) => [field, fieldOf(card, field)]))
  return (
    <details class="cg-move" open={isTypedAbout(room, card.board, card.id)}>
      <summary>
        {cardWords.edit}
        <Which card={card} />
      </summary>
      <OperationForm
        room={room}
        board={card.board}
        body={{ type: 'edit', card: card.id }}
        seen={seen}
        class="cg-form cg-edit"
      >
        <label for={id('text')}>{cardWords.words}</label>
        {wrong && (
          <p class="ds_question__error-message" id={id('wrong')}>
            {wrong}
          </p>
        )}
        <textarea
          class={errors.text ? 'ds_input ds_input--error' : 'ds_input'}
          id={id('text')}
          name="text"
          rows={3}
          data-max-length={500}
          aria-describedby={wrong ? id('wrong') : undefined}
        >
          {textOr(values.text, fieldOf(card, 'text'))}
        </textarea>
        {card.board === 'matrix' && (
          <>
            <Picker
              id={id('known')}
              name="known"
              label={tool.source.label}
              choices={tool.source.choices}
              value={textOr(values.known, fieldOf(card, 'known'))}
            />
            <Picker
              id={id('sure')}
              name="sure"
              label={cardWords.sure}
              choices={tool.strength.choices}
              value={textOr(values.sure, fieldOf(card, 'sure'))}
            />
            <label for={id('wouldMove')}>{cardWords.would_move}</label>
            <input
              class="ds_input"
              id={id('wouldMove')}
              name="wouldMove"
              defaultValue={textOr(values.wouldMove, fieldOf(card, 'wouldMove'))}
            />
          </>
        )}
        <button class="ds_button ds_button--secondary ds_button--small" type="submit">
          {cardWords.save}
        </button>
      </OperationForm>
    </details>
  )
}

/** One of a few, or nothing. */
export const Picker = (props: {
  id: string
  name: string
  label: string
  choices: Readonly<Record<string, string>>
  value: string
}) => (
  <>
    <label for={props.id}>{props.label}</label>
    <select class="cg-select" id={props.id} name={props.name} data-begin={props.value}>
      <option value="">{interfaceWords.forms.choose}</option>
      {Object.entries(props.choices).map(([value, label]) => (
        <option key={value} value={value} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>
  </>
)
