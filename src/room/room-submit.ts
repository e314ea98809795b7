/** The room's forms in a browser: an operation goes out as JSON, an act of the procedure as the form would, and the page stays. */
import { drawings, meeting as words } from '#content'
import { standAgain } from './card-place.ts'
import { saysNothing } from './changed-only.ts'
import { goTo } from './drawing-keys.ts'
import { newFamilyIn, placeOfPart, sendAct } from './room-acts.ts'
import type { RoomClient } from './room-client.ts'
import { beginAgain, draftFrom, filledIn, settle } from './room-forms.ts'
import type { Draft } from './room-line.ts'
import type { RoomPainter } from './room-painter.tsx'
import type { RoomWay } from './room-way.ts'
import type { RoomWindow } from './room-window.ts'
import { toldOfOwn } from './told-of.ts'
import { readIn } from './words-read.ts'

export class RoomSubmit {
  private readonly here: RoomWindow
  private readonly painter: RoomPainter
  private readonly way: RoomWay

  constructor(here: RoomWindow, painter: RoomPainter, way: RoomWay) {
    this.here = here
    this.painter = painter
    this.way = way
    here.root.addEventListener('submit', (event) => this.submit(event))
  }

  /** Somebody on the drawing, '' for nobody: what can be done with them stands beside it. */
  choose(person: string, isNew = false): void {
    this.here.chosen = person
    this.painter.draw(() => person !== '' && goTo(this.here.root, person, isNew))
  }

  private submit(event: SubmitEvent): void {
    const form = event.target
    const { client } = this.here
    if (!(form instanceof HTMLFormElement) || !client) return
    const isAct = form.dataset.act !== undefined
    if (!isAct && form.dataset.operation === undefined) return
    event.preventDefault()
    if (isAct) void this.act(form, event.submitter instanceof HTMLButtonElement ? event.submitter : null)
    else this.operate(form, draftFrom(form, decidedBy(event.submitter)), client)
  }

  private operate(form: HTMLFormElement, draft: Draft | null, client: RoomClient): void {
    if (draft === null) this.giveWay(form)
    else if (saysNothing(draft.body)) close(form)
    else if (isEmptyCard(draft)) this.askForWords(form)
    else this.send(form, draft, client)
  }

  /** The words that stand there stay. */
  private giveWay(form: HTMLFormElement): void {
    this.here.forgetWhatWasSaid()
    this.here.say(words.pages.card.theirs_stand)
    this.painter.draw(standAgain(this.here.root, form))
    form.reset()
    close(form)
  }

  private askForWords(form: HTMLFormElement): void {
    this.here.say(words.pages.errors.card)
    form.querySelector<HTMLTextAreaElement>('textarea')?.focus()
  }

  private send(form: HTMLFormElement, draft: Draft, client: RoomClient): void {
    this.here.forgetWhatWasSaid()
    const read = readIn(form)
    this.here.sent.set(draft.id, filledIn(form))
    this.painter.draw(standAgain(this.here.root, form))
    client.do({ ...draft, read })
    this.here.say(toldOfOwn(draft, this.here.names))
    if (draft.body.type.startsWith('add')) beginAgain(form)
    else this.painter.draw(() => settle(form))
    close(form)
    this.goOn(draft)
  }

  private goOn({ body: { type, person, label, on } }: Draft): void {
    if (type === 'add-person' && label === undefined) this.choose(String(person), true)
    if (type === 'follow' && on === 'yes') this.way.tellLook()
  }

  /** Where an act of the procedure is taken one stays on the page. */
  private async act(form: HTMLFormElement, button: HTMLButtonElement | null): Promise<void> {
    const family = newFamilyIn(form)
    const sent = await sendAct(form, button)
    if (sent === 'offline') return this.here.say(words.pages.live.offline)
    if (sent === 'shown') return
    if (button?.name === 'part') this.way.go(`${this.here.base}${placeOfPart(button.value)}`)
    if (family) this.cameIn(family)
    this.here.forgetWhatWasSaid()
    this.painter.draw(() => beginAgain(form))
  }

  /** A family that was brought in is taken back as one change. */
  private cameIn(family: string): void {
    const body = { type: 'restore-family', family }
    this.here.client?.noteDone({ id: crypto.randomUUID(), board: 'genogram', body })
    this.here.say(drawings.gedcom.came)
  }
}

/** Whose words stand, where two changed the same. */
const decidedBy = (button: HTMLElement | null): string =>
  button instanceof HTMLButtonElement && button.name === '_whose' ? button.value : ''

const close = (form: HTMLFormElement): void => form.closest('details')?.removeAttribute('open')

const isEmptyCard = ({ body }: Draft): boolean => body.type === 'add' && String(body.text ?? '').trim() === ''
