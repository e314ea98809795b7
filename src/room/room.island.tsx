/** The room comes to life: a stream of operations in, operations out, and the same parts drawn again with every change. */
import { render } from 'preact'
import { sayAny, meeting as words } from '#content'
import { BegunWords } from './begun-words.ts'
import { standAgain } from './card-place.ts'
import { saysNothing } from './changed-only.ts'
import { letDrag } from './drag-cards.ts'
import { goTo, keepPlace, letPoint } from './drawing-keys.ts'
import type { Operation } from './operation.ts'
import { cornerFrom } from './prompts.ts'
import { newFamilyIn, placeOfPart, sendAct } from './room-acts.ts'
import { type Draft, RoomClient, type RoomLine, type Seen } from './room-client.ts'
import {
  beginAgain,
  begunWords,
  draftFrom,
  type Filled,
  fillAgain,
  filledIn,
  settle,
  wordsTyped,
} from './room-forms.ts'
import { frameFor, standAtBoard } from './room-frame.ts'
import { post } from './room-post.ts'
import { keepIn, keptIn, storeKey, unsentIn } from './room-store.ts'
import { places } from './sheet.model.ts'
import { letCopy, letTakeAway } from './take-words-away.ts'
import { reasonOf, toldOf, toldOfOwn } from './told-of.ts'
import { partNow } from './view/agenda-of.ts'
import { RoomGone } from './view/room-gone.tsx'
import {
  formOf,
  type LiveLine,
  type NotTakenWords,
  nothingTyped,
  type RoomProps,
  type Typed,
  type Where,
} from './view/room-props.ts'
import { RoomTag } from './view/room-tag.tsx'
import { RoomView } from './view/room-view.tsx'
import { watchRoom } from './watch-room.ts'

const { live: text } = words.pages
const root = document.querySelector<HTMLElement>('#room')
const spoken = document.querySelector<HTMLElement>('#room-said')
if (root && spoken) begin(root, spoken)

function begin(root: HTMLElement, spoken: HTMLElement): void {
  const { base = '', self = '', csrf = '', names = '{}', pseudonym = '', now = '', typed = '' } = root.dataset
  const key = storeKey(base, self)
  const begun = new BegunWords(root, key)
  const ahead = new Date(now).getTime() - Date.now() // a demonstration's clock is not the machine's
  let state: LiveLine['state'] = 'connecting'
  let client: RoomClient | null = null
  let left = false
  const ownWayKey = `own way ${base}`
  let following = sessionStorage.getItem(ownWayKey) === null
  let chosen = ''
  let message = ''
  let look = root.dataset.look ?? ''
  let waitsToGo = false
  let hadAgreed = false
  const sent = new Map<string, Filled>()
  let shownTyped: Typed = typed ? JSON.parse(typed) : nothingTyped
  const tag = document.querySelector('#room-tag')
  let drawn = false
  let queued = false
  const afterwards: (() => void)[] = []

  const line: RoomLine = {
    async post(draft) {
      const said = await post(base, csrf, draft)
      if (said.kind !== 'later') backOnLine()
      else if (said.tooFast) state = 'busy'
      return said
    },
    keep: (kept) => keepIn(key, kept),
    pause: (tries) => {
      if (state === 'live') state = 'offline'
      draw()
      return new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** Math.min(tries, 4), 8000)))
    },
  }

  function where(): Where {
    const url = new URL(location.href)
    const name = url.pathname.slice(base.length + 1)
    const query = Object.fromEntries(url.searchParams)
    const place = places.find((one) => one === name) ?? 'welcome'
    const part = client ? partNow(client.seen).part : 'welcome'
    return { place, corner: cornerFrom(query, part), screen: query.view === 'screen' }
  }

  function props(of: RoomClient): RoomProps {
    const { waitingCount: waiting, pending, mayUndo, mayRedo } = of
    return {
      seen: of.seen,
      where: where(),
      base,
      csrf,
      names: JSON.parse(names),
      now: new Date(Date.now() + ahead),
      pseudonym,
      typed: shownTyped,
      look,
      notTaken: notTaken(of),
      newId: () => crypto.randomUUID(),
      live: {
        state: of.over ? 'over' : state,
        waiting,
        pending,
        mayUndo,
        mayRedo,
        following: following && !waitsToGo,
        message,
        chosen,
      },
    }
  }

  /** Words that stand nowhere in the room: not taken, or begun about something that is gone. */
  const notTaken = (of: RoomClient): NotTakenWords[] => [
    ...of.notTaken.map(({ id, own, why }) => ({ id, own, why: reasonOf(why) })),
    ...begun.stray.map(({ id, own }) => ({ id, own, why: '' })),
  ]

  /** Once a frame, however many operations came. */
  function draw(then?: () => void): void {
    if (then) afterwards.push(then)
    if (queued || !client) return
    queued = true
    requestAnimationFrame(() => {
      queued = false
      if (!client) return
      if (client.over) return leave()
      const first = drawn ? null : wordsTyped(root)
      if (!drawn) root.replaceChildren()
      drawn = true
      const wasInMenu = document.activeElement?.closest('[data-menu]') != null
      const stand = standAgain(root)
      const room = props(client)
      render(<RoomView room={room} />, root)
      frameFor(room)
      if (tag) render(<RoomTag status={client.seen.status} />, tag)
      keepPlace(root, wasInMenu)
      stand()
      first?.()
      keepBegun()
      for (const one of afterwards.splice(0)) one()
    })
  }

  /** Nothing of the room stays on the screen; only what one had written oneself and not sent. */
  function leave(): void {
    if (left) return
    left = true
    watching.close()
    begun.keep(location.pathname)
    const own = unsentIn(keptIn(key))
    render(null, root)
    root.replaceChildren()
    document.querySelector('.cg-room__head .cg-tag')?.remove()
    letTakeAway(root, key, own, (still) => render(<RoomGone own={still} base={base} />, root))
    if (own.length === 0) void goToEnd(base)
  }

  function keepBegun(): void {
    const strayed = begun.stray.length
    begun.keep(location.pathname)
    if (begun.stray.length !== strayed) draw()
    if (waitsToGo) goWithLead()
  }

  function say(words: string): void {
    spoken.textContent = words
  }

  function saw(seen?: Seen): void {
    draw()
    if (!seen || !client) return
    if (seen.what === 'whole' && client.whole.you.agreed && !hadAgreed) goWithLead()
    hadAgreed = client.whole.you.agreed
    const told = toldOf(seen, client, JSON.parse(names))
    if (told) say(told)
    if (seen.what === 'operation') sent.delete(seen.operation.id)
    if (seen.what === 'whole') for (const id of sent.keys()) if (!client.isWaiting(id)) sent.delete(id)
    if (seen.what === 'gap') watching.again()
    if (seen.what === 'look' || seen.what === 'crossed') {
      look = seen.what === 'look' ? seen.words : told
      draw()
    }
    if (seen.what === 'refused') putBack(seen.draft, seen.said.errors ?? {}, told)
    if (seen.what === 'operation' && seen.operation.board === 'sheet') turnWithLead(seen.operation)
  }

  /** What was not taken goes back into the form it came from, with what to put right beside it; without that form it is shown by itself. */
  function putBack({ id, board, body }: Draft, errors: Typed['errors'], told: string): void {
    message = told
    shownTyped = { board, values: formOf(body), errors }
    const filled = sent.get(id)
    sent.delete(id)
    draw(() => filled && begunWords(filled).length > 0 && fillAgain(filled) && client?.putAway(id))
  }

  /** Somebody on the drawing, '' for nobody: what can be done with them stands beside it. */
  function choose(person: string, isNew = false): void {
    chosen = person
    draw(() => person !== '' && goTo(root, person, isNew))
  }

  /** "Follow me": whoever has not chosen to look around on their own is led to the same place. */
  function turnWithLead({ body }: Operation): void {
    if (body.type === 'look' || body.type === 'follow') goWithLead()
  }

  /** Nobody is taken away in the middle of a sentence: they go when it is sent, or when they ask for it. */
  function goWithLead(atOnce = false): void {
    if (!client || client.whole.you.leading || !client.whole.you.agreed || !following) return
    waitsToGo = client.seen.state.sheet.follow?.value === true && !atOnce && begun.isWriting
    if (client.seen.state.sheet.follow?.value !== true || waitsToGo) return
    const look = client.seen.state.sheet.look?.value
    if (look === undefined) return
    const led = go(look.startsWith('welcome') || look === '' ? base : `${base}/${look}`, false)
    if (!led) return
    say(sayAny(text.led, JSON.parse(names), { part_label: words.pages.tabs[where().place] }))
    draw(standAtBoard)
  }

  /** False where one is there already. */
  function go(address: string, tell = true): boolean {
    if (address === location.pathname + location.search) return false
    history.pushState(null, '', address)
    arrive(tell)
    return true
  }

  /** By a link, with the lead, or back and forth in the browser: what was said of the place before is over. */
  function arrive(tell: boolean): void {
    shownTyped = nothingTyped
    message = ''
    look = ''
    chosen = ''
    draw()
    if (tell) tellLook()
    document.querySelector('#main h1')?.scrollIntoView({ block: 'nearest' })
  }

  /** The facilitator's place, for those who follow. */
  function tellLook(): void {
    if (!client?.whole.you.leading || client.seen.state.sheet.follow?.value !== true) return
    const at = location.href.slice(location.origin.length + base.length + 1).replace(/[?&]view=screen/, '')
    client.do(
      { id: crypto.randomUUID(), board: 'sheet', body: { type: 'look', at: at || 'welcome' } },
      { undoable: false },
    )
  }

  root.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !client) return
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null
    if (form.dataset.operation !== undefined) {
      event.preventDefault()
      const draft = draftFrom(form)
      if (saysNothing(draft.body)) {
        form.closest('details')?.removeAttribute('open')
        return
      }
      if (draft.body.type === 'add' && String(draft.body.text ?? '').trim() === '') {
        say(words.pages.errors.card)
        form.querySelector<HTMLTextAreaElement>('textarea')?.focus()
        return
      }
      shownTyped = nothingTyped
      message = ''
      look = ''
      sent.set(draft.id, filledIn(form))
      draw(standAgain(root, form))
      client.do(draft)
      say(toldOfOwn(draft, JSON.parse(names)))
      if (draft.body.type.startsWith('add')) beginAgain(form)
      else draw(() => settle(form))
      form.closest('details')?.removeAttribute('open')
      const { type, person, label } = draft.body
      if (type === 'add-person' && label === undefined) choose(String(person), true)
      if (draft.body.type === 'follow' && draft.body.on === 'yes') tellLook()
    } else if (form.dataset.act !== undefined) {
      event.preventDefault()
      void act(form, button)
    }
  })
  root.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !client) return
    const link = event.target.closest('a')
    const inside = link && (link.hasAttribute('data-within') || link.closest('.cg-tabs') || link.closest('.cg-follow'))
    if (inside && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault()
      go(link.getAttribute('href') ?? '')
    }
    if (event.target.closest('[data-undo]')) client.undo(() => crypto.randomUUID())
    if (event.target.closest('[data-redo]')) client.redo(() => crypto.randomUUID())
    const follow = event.target.closest<HTMLElement>('[data-follow]')
    if (follow) {
      following = follow.dataset.follow === 'yes'
      if (following) sessionStorage.removeItem(ownWayKey)
      else sessionStorage.setItem(ownWayKey, 'yes')
      if (following) goWithLead(true)
      draw()
    }
    const away = event.target.closest<HTMLElement>('[data-put-away]')?.dataset.putAway ?? ''
    if (away !== '') {
      begun.putAway(away)
      client.putAway(away)
    }
  })
  root.addEventListener('input', keepBegun)
  root.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return
    if (event.target instanceof HTMLTextAreaElement || !client) return
    const pressed = event.key.toLowerCase() // also with Caps Lock
    if (pressed !== 'y' && pressed !== 'z') return
    const back = pressed === 'z' && !event.shiftKey
    event.preventDefault()
    if (back) client.undo(() => crypto.randomUUID())
    else client.redo(() => crypto.randomUUID())
  })
  addEventListener('popstate', () => arrive(true))
  addEventListener('online', () => {
    backOnLine()
    void client?.send()
  })
  setInterval(() => draw(), 20_000) // the clock
  letCopy(root, say)
  letPoint(root, choose)
  letDrag(root, (card, board, box) => {
    const silent = client?.seen.state.cards.silent[board]?.value === true
    client?.do({ id: crypto.randomUUID(), board, body: { type: silent ? 'sort' : 'move', card, box } })
  })

  /** An act of the procedure: where it is taken one stays on the page. */
  async function act(form: HTMLFormElement, button: HTMLButtonElement | null): Promise<void> {
    const family = newFamilyIn(form)
    const sent = await sendAct(form, button)
    if (sent === 'offline') return say(text.offline)
    if (sent === 'shown') return
    if (button?.name === 'part') go(`${base}${placeOfPart(button.value)}`)
    if (family) cameIn(family)
    beginAgain(form)
  }

  /** A family that was brought in is taken back as one change. */
  function cameIn(family: string): void {
    client?.noteDone({ id: crypto.randomUUID(), board: 'genogram', body: { type: 'restore-family', family } })
  }

  /** Whoever opens the page anew is taken along at once; a facilitator who does so takes the others along. */
  function comeIn(first: RoomClient): void {
    client = first
    hadAgreed = first.whole.you.agreed
    if (location.search.includes('view=screen')) return
    if (first.whole.you.leading) tellLook()
    else goWithLead()
  }

  /** A stream that outlived the cut says nothing when the line is back: what gets through does. */
  function backOnLine(): void {
    if (state === 'live' || !watching.isOpen()) return
    state = 'live'
    draw()
  }

  const watching = watchRoom(base, () => client?.number ?? null, {
    whole(whole) {
      if (client) client.renew(whole)
      else comeIn(new RoomClient(whole, line, saw, keptIn(key)))
      void client?.send()
      draw()
    },
    operation: (number, operation) => client?.take(number, operation),
    open() {
      state = 'live'
      void client?.send()
      draw()
    },
    broken() {
      state = navigator.onLine ? 'connecting' : 'offline'
      draw()
    },
    over() {
      if (client) client.over = true
      else void goToEnd(base)
      say(text.over)
      draw()
    },
  })
}

/** The same address says why there is no room any more, for those who may know; not twice in a row. */
async function goToEnd(base: string): Promise<void> {
  const key = `room over ${base}`
  const last = Number(sessionStorage.getItem(key) ?? 0)
  if (Date.now() - last < 10_000) return
  sessionStorage.setItem(key, String(Date.now()))
  const answer = await fetch(base).catch(() => null)
  if (answer?.ok) location.replace(base)
}
