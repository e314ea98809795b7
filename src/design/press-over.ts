/**
 * What grows or shrinks a page while somebody writes waits for the end of a press: a button that moves between mouse-down and mouse-up is
 * not pressed, and the words are not sent.
 */
let over = Promise.resolve()
let end = () => {}

window.addEventListener('pointerdown', begin, { capture: true })
for (const event of ['click', 'pointercancel']) window.addEventListener(event, endsIn(0), { capture: true })
/** Whoever lets go elsewhere makes no click. On a touch screen it comes after this. */
window.addEventListener('pointerup', endsIn(400), { capture: true })

/** Done at once when nothing is pressed. */
export const pressOver = (): Promise<void> => over

function begin(): void {
  end()
  over = new Promise((done) => {
    end = done
  })
}

function endsIn(milliseconds: number): () => void {
  return () => window.setTimeout(end, milliseconds)
}
