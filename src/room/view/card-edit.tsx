import { meetingTools, meeting as words } from '#content'
import { GuardFindings } from '../../design/guard-findings.tsx'
import { fieldOf } from '../cards-read.ts'
import { wordsRead } from '../whose-words.ts'
import { OperationForm } from './operation-form.tsx'
import { Picker } from './picker.tsx'
import { type CardProps, isTypedAbout, textOr, typedIn } from './room-props.ts'
import { WhichCard } from './which-card.tsx'
import { WhoseButtons, WhoseWords } from './whose-card.tsx'

const { card: cardWords } = words.pages
const { card: tool } = meetingTools.matrix

/** In other words: its writer, whoever leads and the scribe. */
export function CardEdit({ room, card }: CardProps) {
  const id = (name: string) => `${name}-${card.id}`
  const { values, errors, asksWhose } = typedIn(room, card.board, 'edit', card.id)
  const wrong = errors.text ?? errors.wouldMove
  const asked = ['text', ...(card.board === 'matrix' ? (['known', 'sure', 'wouldMove'] as const) : [])] as const
  const seen = Object.fromEntries(asked.map((field) => [field, fieldOf(card, field)]))
  return (
    <details class="cg-move" open={isTypedAbout(room, card.board, card.id)}>
      <summary>
        {cardWords.edit}
        <WhichCard card={card} />
      </summary>
      <OperationForm
        room={room}
        board={card.board}
        body={{ type: 'edit', card: card.id }}
        seen={seen}
        read={wordsRead(card)}
        class="cg-form cg-edit"
      >
        {asksWhose && <WhoseWords card={card} />}
        <label for={id('text')}>{asksWhose ? cardWords.yours : cardWords.words}</label>
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
          data-guard="firm"
          aria-describedby={wrong ? id('wrong') : undefined}
        >
          {textOr(values.text, fieldOf(card, 'text'))}
        </textarea>
        <GuardFindings name="text" at={id('text')} />
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
              data-guard="firm"
              defaultValue={textOr(values.wouldMove, fieldOf(card, 'wouldMove'))}
            />
            <GuardFindings name="wouldMove" at={id('wouldMove')} />
          </>
        )}
        {asksWhose ? (
          <WhoseButtons />
        ) : (
          <button class="ds_button ds_button--secondary ds_button--small" type="submit">
            {cardWords.save}
          </button>
        )}
      </OperationForm>
    </details>
  )
}
