/** Words of one's own that stand nowhere in the room: to read, to copy, and to put away when they are somewhere else. */
import { meeting as words } from '#content'
import type { NotTakenWords } from './room-props.ts'

const { own_words: text } = words.pages

export const OwnWords = ({ all, living }: { readonly all: readonly NotTakenWords[]; readonly living: boolean }) => (
  <>
    {all.map(({ id, own, why }) => (
      <div key={id} class="cg-own" data-own={id}>
        {why && <p>{why}</p>}
        <blockquote class="cg-quote">{own.join('\n')}</blockquote>
        {living && (
          <div class="cg-btns">
            <button class="cg-quiet" type="button" data-copy>
              {text.copy}
            </button>
            <button class="cg-quiet" type="button" data-put-away={id}>
              {text.put_away}
            </button>
          </div>
        )}
      </div>
    ))}
  </>
)
