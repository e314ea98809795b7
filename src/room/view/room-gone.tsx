/** What is left on the screen of somebody who does not see the room any more: their own unsent words, and where to go. */
import { meeting as words } from '#content'

const { gone } = words.pages

export function RoomGone({ own, base }: { readonly own: readonly string[]; readonly base: string }) {
  return (
    <div class="cg-note cg-note--loch" role="status">
      <h2 class="cg-h3">{gone.title}</h2>
      <p>{gone.text}</p>
      {own.length > 0 && (
        <>
          <h3>{gone.own}</h3>
          {own.map((text) => (
            <blockquote class="cg-quote" key={text}>
              {text}
            </blockquote>
          ))}
          <p class="cg-s">{gone.own_note}</p>
        </>
      )}
      <p>
        <a href={base}>{gone.next}</a>
      </p>
    </div>
  )
}
