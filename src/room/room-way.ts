/** Where somebody goes in the room: by a link, back and forth in the browser, or with the lead ("follow me") unless they look around on their own. */
import { sayAny, meeting as words } from '#content'
import type { RoomClient } from './room-client.ts'
import { standAtBoard } from './room-frame.ts'
import type { RoomPainter } from './room-painter.tsx'
import type { RoomWindow } from './room-window.ts'

export class RoomWay {
  private readonly here: RoomWindow
  private readonly painter: RoomPainter
  private readonly ownWayKey: string
  private waitsToGo = false

  constructor(here: RoomWindow, painter: RoomPainter) {
    this.here = here
    this.painter = painter
    this.ownWayKey = `own way ${here.base}`
    here.follows = this.isFollowing
  }

  private get isFollowing(): boolean {
    return sessionStorage.getItem(this.ownWayKey) === null
  }

  /** Follows the lead from now on, or looks around on their own. */
  follow(on: boolean): void {
    if (on) sessionStorage.removeItem(this.ownWayKey)
    else sessionStorage.setItem(this.ownWayKey, 'yes')
    this.wait(false)
    if (on) this.goWithLead(true)
    this.painter.draw()
  }

  /** False where one is there already. */
  go(address: string, tell = true): boolean {
    if (address === location.pathname + location.search) return false
    history.pushState(null, '', address)
    this.arrive(tell)
    return true
  }

  /** What was said of the place before is over. `tell`: those who follow; false for whoever is led, who keeps what they have chosen. */
  arrive(tell: boolean): void {
    this.here.forgetWhatWasSaid()
    this.here.chosen = ''
    if (tell) this.here.choices.forget()
    this.painter.draw()
    if (tell) this.tellLook()
    document.querySelector('#main h1')?.scrollIntoView({ block: 'nearest' })
  }

  /** The lead's place, for those who follow. */
  tellLook(): void {
    const { client, base } = this.here
    if (!client?.whole.you.leading || !isLed(client)) return
    const at = location.href.slice(location.origin.length + base.length + 1).replace(/[?&]view=screen/, '')
    client.do(
      { id: crypto.randomUUID(), board: 'sheet', body: { type: 'look', at: at || 'welcome' } },
      { undoable: false },
    )
  }

  /** Whoever opens the page anew is taken along at once; whoever leads and does so takes the others along. */
  comeIn(): void {
    if (location.search.includes('view=screen')) return
    if (this.here.client?.whole.you.leading) this.tellLook()
    else this.goWithLead()
  }

  /** Nobody is taken away in the middle of a sentence: they go when it is sent, or when they ask for it. */
  goWithLead(atOnce = false): void {
    const { client, begun } = this.here
    if (!client || client.whole.you.leading || !client.whole.you.agreed || !this.isFollowing) return
    this.wait(isLed(client) && !atOnce && begun.isWriting)
    const look = client.seen.state.sheet.look?.value
    if (isLed(client) && !this.waitsToGo && look !== undefined) this.goTo(look)
  }

  /** The sentence may be finished now. */
  goOnWithLead(): void {
    if (this.waitsToGo) this.goWithLead()
  }

  private wait(waits: boolean): void {
    this.waitsToGo = waits
    this.here.follows = this.isFollowing && !waits
  }

  private goTo(look: string): void {
    const { base, names } = this.here
    if (!this.go(look.startsWith('welcome') || look === '' ? base : `${base}/${look}`, false)) return
    this.here.say(sayAny(words.pages.live.led, names, { part_label: words.pages.tabs[this.here.where.place] }))
    this.painter.draw(standAtBoard)
  }
}

const isLed = ({ seen }: RoomClient): boolean => seen.state.sheet.follow?.value === true
