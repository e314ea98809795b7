/** What is left on the screen of somebody who does not see the room any more: their own unsent words, and where to go. */
import { meeting as words } from '#content'
import { OwnWords } from './words-to-take.tsx'

const { gone } = words.pages

export const RoomGone = ({ own, base }: { readonly own: readonly string[]; readonly base: string }) => (
  <div class="cg-note cg-note--loch" role="status">
    <h2 class="cg-h3">{gone.title}</h2>
    <p>{gone.text}</p>
    <Unsent own={own} />
    <p>
      <a href={base}>{gone.next}</a>
    </p>
  </div>
)

/** They stay in this window, on the page that comes next too, until it is closed or they are put away. */
export const Unsent = ({ own }: { readonly own: readonly string[] }) =>
  own.length === 0 ? null : (
    <section class="cg-unsent" aria-labelledby="unsent">
      <h2 class="cg-h3" id="unsent">
        {gone.own}
      </h2>
      <p class="cg-s">{gone.own_note}</p>
      <OwnWords all={own.map((text, at) => ({ id: `unsent-${at}`, own: [text], why: '' }))} living />
    </section>
  )
