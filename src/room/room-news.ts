/** What comes from the room is drawn, said to whoever does not see it, and, where it was not taken, put back into the form it came from. */

import { begunWords, type Filled, fillAgain, hasOwnWords } from './room-forms.ts'
import type { Draft, Refused, Seen } from './room-line.ts'
import type { RoomPainter } from './room-painter.tsx'
import type { RoomWay } from './room-way.ts'
import type { RoomWindow } from './room-window.ts'
import { showFindings } from './show-findings.ts'
import { toldOf } from './told-of.ts'
import { isOver } from './view/room-ended.tsx'
import { formOf, nothingTyped, whosePlace } from './view/room-props.ts'
import { wordsChanged } from './whose-words.ts'
import { readAnew } from './words-read.ts'

export class RoomNews {
  private readonly here: RoomWindow
  private readonly painter: RoomPainter
  private readonly way: RoomWay
  private hadAgreed = false
  /** Something is missing: the line has to be opened anew. */
  onGap: () => void = () => {}

  constructor(here: RoomWindow, painter: RoomPainter, way: RoomWay) {
    this.here = here
    this.painter = painter
    this.way = way
  }

  /** What the room has said so far is known to whoever comes in. */
  comeIn(): void {
    this.forgetRefused()
    this.painter.draw(() => showFindings(this.here.root, this.here.typed))
    this.hadAgreed = this.here.client?.whole.you.agreed === true
  }

  saw(seen?: Seen): void {
    const { here, painter } = this
    painter.draw()
    if (!seen || !here.client) return
    this.goWhereOneMay(seen)
    const told = toldOf(seen, here.client, here.names)
    if (told) here.say(told)
    this.forgetAnswered(seen)
    if (seen.what === 'gap') this.onGap()
    if (seen.what === 'whole') this.forgetRefused()
    if (['look', 'crossed', 'not-undone'].includes(seen.what)) {
      here.look = told
      painter.draw()
    }
    if (seen.what === 'refused' && seen.said.refused === wordsChanged) this.askWhose(seen.draft)
    else if (seen.what === 'refused') this.putBack(seen.draft, seen.said, told)
    if (seen.what === 'operation') this.turnWithLead(seen.operation.board, seen.operation.body.type)
  }

  /** Once they have said yes to the promises, the lead takes them along too. */
  private goWhereOneMay(seen: Seen): void {
    const agreed = this.here.client?.whole.you.agreed === true
    if (seen.what === 'whole' && agreed && !this.hadAgreed) this.way.goWithLead()
    this.hadAgreed = agreed
  }

  private forgetAnswered(seen: Seen): void {
    const { sent, client } = this.here
    if (seen.what === 'operation') sent.delete(seen.operation.id)
    if (seen.what === 'whole') for (const id of sent.keys()) if (!client?.coming.isWaiting(id)) sent.delete(id)
  }

  /** What was not taken goes back into the form it came from, with what to put right beside it; without that form it is shown by itself. */
  private putBack({ id, board, body }: Draft, { errors = {}, findings = {} }: Refused, told: string): void {
    const { here } = this
    here.message = told
    here.typed = { board, values: formOf(body), errors, findings }
    const filled = here.sent.get(id)
    here.sent.delete(id)
    this.painter.draw(() => filled && this.fillIn(id, filled))
  }

  private fillIn(id: string, filled: Filled): void {
    const { here, painter } = this
    if (begunWords(filled).length === 0 || !fillAgain(filled)) return
    const isSaidThere = Object.keys(here.typed.findings).length > 0 && showFindings(here.root, here.typed)
    if (isSaidThere) here.message = ''
    painter.keepBegun()
    here.client?.putAway(id)
  }

  /** The meeting is over: nobody is offered what the guard held back. */
  private forgetRefused(): void {
    const { client, begun } = this.here
    if (!client || !isOver(client.whole)) return
    client.forgetRefused()
    begun.forgetRefused()
    this.here.forgetWhatWasSaid()
  }

  /** Both stand beside each other in the card's own box, and its writer chooses. Where that box is gone they are shown by themselves. */
  private askWhose({ id, board, body }: Draft): void {
    const { here, painter } = this
    const filled = here.sent.get(id)
    here.sent.delete(id)
    painter.draw(() => {
      const form = document.getElementById(filled?.find(({ own }) => own)?.id ?? '')?.closest('form')
      if (!filled || !form || !fillAgain(filled)) return
      here.client?.putAway(id)
      here.typed = { ...nothingTyped, board, values: formOf(body), asksWhose: true }
      painter.draw(() => {
        readAnew(form)
        if (!isBusyBeside(form)) document.getElementById(whosePlace(String(body.card)))?.focus()
      })
    })
  }

  private turnWithLead(board: string, type: string): void {
    if (board === 'sheet' && (type === 'look' || type === 'follow')) this.way.goWithLead()
  }
}

/** Somebody writes something else by now, and is not taken away from it. */
const isBusyBeside = (form: HTMLFormElement): boolean =>
  hasOwnWords(document.activeElement) && !form.contains(document.activeElement)
