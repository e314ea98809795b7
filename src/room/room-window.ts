/** What this window knows of the room, and what stands on its screen besides: the parts of the room's program share it. */
import type { Names } from '#content'
import { BegunWords } from './begun-words.ts'
import { OwnChoices } from './own-choices.ts'
import { cornerFrom } from './prompts.ts'
import type { RoomClient } from './room-client.ts'
import type { Filled } from './room-forms.ts'
import { storeKey } from './room-store.ts'
import { places } from './sheet.model.ts'
import { reasonOf } from './told-of.ts'
import { partNow } from './view/agenda-of.ts'
import {
  type LiveLine,
  type NotTakenWords,
  nothingTyped,
  type RoomProps,
  type Typed,
  type Where,
} from './view/room-props.ts'

export class RoomWindow {
  readonly root: HTMLElement
  readonly base: string
  readonly csrf: string
  readonly names: Names
  /** Of what this window keeps for its person. */
  readonly key: string
  readonly begun: BegunWords
  readonly choices: OwnChoices
  /** Null until the room has come over the stream. */
  client: RoomClient | null = null
  line: LiveLine['state'] = 'connecting'
  /** Goes where the lead goes, and does not wait for a sentence to be finished. */
  follows = false
  /** Whoever was pointed at on a drawing; '' for nobody. */
  chosen = ''
  message = ''
  look: string
  typed: Typed
  /** What stood in the form of an operation that the room has not answered yet, by the operation's id. */
  readonly sent = new Map<string, Filled>()
  private readonly spoken: HTMLElement
  private readonly pseudonym: string
  /** Of this machine, in milliseconds. */
  readonly clock: () => number
  /** Milliseconds: a demonstration's clock is not the machine's. */
  private readonly ahead: number

  constructor(root: HTMLElement, spoken: HTMLElement, clock: () => number) {
    const {
      base = '',
      address = '',
      self = '',
      csrf = '',
      names = '{}',
      pseudonym = '',
      now = '',
      typed = '',
      look = '',
    } = root.dataset
    if (!isPlace(base)) history.replaceState(null, '', address)
    this.root = root
    this.spoken = spoken
    this.base = base
    this.csrf = csrf
    this.names = JSON.parse(names)
    this.pseudonym = pseudonym
    this.clock = clock
    this.ahead = new Date(now).getTime() - clock()
    this.typed = typed ? JSON.parse(typed) : nothingTyped
    this.look = look
    this.key = storeKey(base, self)
    this.begun = new BegunWords(root, this.key)
    this.choices = new OwnChoices(root)
  }

  /** To whoever does not see it. */
  say(words: string): void {
    this.spoken.textContent = words
  }

  /** What was said of an operation is over with the next one. */
  forgetWhatWasSaid(): void {
    this.typed = nothingTyped
    this.message = ''
    this.look = ''
  }

  get where(): Where {
    const url = new URL(location.href)
    const name = url.pathname.slice(this.base.length + 1)
    const query = Object.fromEntries(url.searchParams)
    const place = places.find((one) => one === name) ?? 'welcome'
    const part = this.client ? partNow(this.client.seen).part : 'welcome'
    return { place, corner: cornerFrom(query, part), screen: query.view === 'screen' }
  }

  props(client: RoomClient): RoomProps {
    const { where, base, csrf, names, pseudonym, typed, look } = this
    return {
      seen: client.seen,
      where,
      base,
      csrf,
      names,
      pseudonym,
      typed,
      look,
      now: new Date(this.clock() + this.ahead),
      notTaken: this.notTaken(client),
      newId: () => crypto.randomUUID(),
      live: this.live(client),
    }
  }

  private live({ over, coming, own }: RoomClient): LiveLine {
    return {
      state: over ? 'over' : this.line,
      waiting: coming.waiting.length,
      pending: coming.cards,
      mayUndo: own.mayUndo,
      mayRedo: own.mayRedo,
      following: this.follows,
      message: this.message,
      chosen: this.chosen,
    }
  }

  /** Words that stand nowhere in the room: not taken, or begun about something that is gone. */
  private notTaken(client: RoomClient): NotTakenWords[] {
    return [
      ...client.notTaken.all.map(({ id, own, why }) => ({ id, own, why: reasonOf(why) })),
      ...this.begun.stray.map(({ id, own }) => ({ id, own, why: '' })),
    ]
  }
}

/** A page that answers a form has the form's address; loaded anew it would be sent again, and it says nothing of the board. */
function isPlace(base: string): boolean {
  const name = location.pathname.slice(base.length + 1)
  return name === '' || places.some((place) => place === name)
}
