/** The room comes to life: a stream of operations in, operations out, and the same parts drawn again with every change. */
import { render } from 'preact'
import { meeting as words } from '#content'
import { letDrag } from './drag-cards.ts'
import { goTo, keepPlace, letPoint } from './drawing-keys.ts'
import type { Operation } from './operation.ts'
import { cornerFrom } from './prompts.ts'
import { type Draft, RoomClient, type RoomLine, type Seen } from './room-client.ts'
import { beginAgain, draftFrom, type Filled, fillAgain, filledIn, ownWords, wordsTyped } from './room-forms.ts'
import { goToEnd, post } from './room-post.ts'
import { keptIn, storeKey } from './room-store.ts'
import type { SeenRoom } from './seen-room.ts'
import { places } from './sheet.model.ts'
import { toldOf } from './told-of.ts'
import { partNow } from './view/agenda-of.ts'
import { RoomGone } from './view/room-gone.tsx'
import { type LiveLine, nothingTyped, type RoomProps, type Typed, type Where } from './view/room-props.ts'
import { RoomTag } from './view/room-tag.tsx'
import { RoomView } from './view/room-view.tsx'

const { live: text } = words.pages
const root = document.querySelector<HTMLElement>('#room')
const spoken = document.querySelector<HTMLElement>('#room-said')
if (root && spoken) begin(root, spoken)

function begin(root: HTMLElement, spoken: HTMLElement): void {
  const { base = '', csrf = '', names = '{}', pseudonym = '', now = '', typed = '' } = root.dataset
  const ahead = new Date(now).getTime() - Date.now() // a demonstration's clock is not the machine's
  let state: LiveLine['state'] = 'connecting'
  let client: RoomClient | null = null
  let left = false
  const ownWayKey = `own way ${base}`
  let following = sessionStorage.getItem(ownWayKey) === null
  let chosen = ''
  let message = ''
  let look = root.dataset.look ?? ''
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
    keep(waiting) {
      if (!client) return
      const key = storeKey(base, client.whole)
      if (waiting.length > 0) sessionStorage.setItem(key, JSON.stringify(waiting))
      else sessionStorage.removeItem(key)
    },
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
      newId: () => crypto.randomUUID(),
      live: { state: of.over ? 'over' : state, waiting, pending, mayUndo, mayRedo, following, message, chosen },
    }
  }

  /** Once a frame, however many operations came. */
  function draw(then?: () => void): void {
    if (then) afterwards.push(then)
    if (queued || !client) return
    queued = true
    requestAnimationFrame(() => {
      queued = false
      if (!client) return
      if (client.over) return leave(client)
      const first = drawn ? null : wordsTyped(root)
      if (!drawn) root.replaceChildren()
      drawn = true
      const wasInMenu = document.activeElement?.closest('[data-menu]') != null
      render(<RoomView room={props(client)} />, root)
      if (tag) render(<RoomTag status={client.seen.status} />, tag)
      keepPlace(root, wasInMenu)
      first?.()
      for (const one of afterwards.splice(0)) one()
    })
  }

  /** Nothing of the room stays on the screen; only what one had written oneself and not sent. */
  function leave(of: RoomClient): void {
    if (left) return
    left = true
    close()
    const own = [...ownWords(root), ...of.unsent]
    root.replaceChildren()
    document.querySelector('.cg-room__head .cg-tag')?.remove()
    render(<RoomGone own={own} base={base} />, root)
    if (own.length === 0) void goToEnd(base)
  }

  function say(words: string): void {
    spoken.textContent = words
  }

  function saw(seen?: Seen): void {
    draw()
    if (!seen || !client) return
    const told = toldOf(seen, client, JSON.parse(names))
    if (told) say(told)
    if (seen.what === 'operation') sent.delete(seen.operation.id)
    if (seen.what === 'gap') reconnect()
    if (seen.what === 'look') {
      look = seen.words
      draw()
    }
    if (seen.what === 'refused') putBack(seen.draft, seen.said.errors ?? {}, told)
    if (seen.what === 'operation' && seen.operation.board === 'sheet') turnWithLead(seen.operation)
  }

  /** What was not taken goes back into the form it came from, with what to put right beside it. */
  function putBack({ id, board }: Draft, errors: Typed['errors'], told: string): void {
    message = told
    shownTyped = { board, values: {}, errors }
    const filled = sent.get(id)
    sent.delete(id)
    draw(() => filled && fillAgain(filled))
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

  function goWithLead(): void {
    if (!client || client.whole.you.leading || !following) return
    if (client.seen.state.sheet.follow?.value !== true) return
    const look = client.seen.state.sheet.look?.value
    if (look !== undefined) go(look.startsWith('welcome') || look === '' ? base : `${base}/${look}`, false)
  }

  function go(address: string, tell = true): void {
    if (address === location.pathname + location.search) return
    history.pushState(null, '', address)
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
      if (draft.body.type === 'add' && String(draft.body.text ?? '').trim() === '') {
        say(words.pages.errors.card)
        form.querySelector<HTMLTextAreaElement>('textarea')?.focus()
        return
      }
      shownTyped = nothingTyped
      message = ''
      look = ''
      sent.set(draft.id, filledIn(form))
      client.do(draft)
      if (draft.body.type.startsWith('add')) beginAgain(form)
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
      if (following) goWithLead()
      draw()
    }
  })
  root.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return
    if (event.target instanceof HTMLTextAreaElement || !client) return
    const back = event.key === 'z' && !event.shiftKey
    if (!back && event.key !== 'y' && event.key.toLowerCase() !== 'z') return
    event.preventDefault()
    if (back) client.undo(() => crypto.randomUUID())
    else client.redo(() => crypto.randomUUID())
  })
  addEventListener('popstate', () => draw())
  addEventListener('online', () => {
    backOnLine()
    void client?.send()
  })
  setInterval(() => draw(), 20_000) // the clock
  letPoint(root, choose)
  letDrag(root, (card, board, box) => {
    const silent = client?.seen.state.cards.silent[board]?.value === true
    client?.do({ id: crypto.randomUUID(), board, body: { type: silent ? 'sort' : 'move', card, box } })
  })

  /** An act of the procedure is sent as it is; where it is not taken the page says why. */
  async function act(form: HTMLFormElement, button: HTMLButtonElement | null): Promise<void> {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    if (button?.name) fields.append(button.name, button.value)
    fields.set('_key', crypto.randomUUID())
    try {
      const answer = await fetch(form.action, { method: 'POST', body: fields, redirect: 'manual' })
      if (answer.type === 'opaqueredirect') {
        if (button?.name === 'part') go(`${base}${partPlace(button.value)}`)
        return
      }
    } catch {
      return say(text.offline)
    }
    if (button?.name) {
      const chosen = document.createElement('input')
      Object.assign(chosen, { type: 'hidden', name: button.name, value: button.value })
      form.append(chosen)
    }
    form.submit()
  }

  /** Whoever opens the page anew is taken along at once; a facilitator who does so takes the others along. */
  function begun(first: RoomClient): void {
    client = first
    if (location.search.includes('view=screen')) return
    if (first.whole.you.leading) tellLook()
    else goWithLead()
  }

  /** A stream that outlived the cut says nothing when the line is back: what gets through does. */
  function backOnLine(): void {
    if (state === 'live' || !isStreaming()) return
    state = 'live'
    draw()
  }

  let isStreaming = () => false
  let close = () => {}
  function reconnect(): void {
    close()
    connect()
  }

  function connect(): void {
    const after = client ? `?after=${client.number}` : ''
    const stream = new EventSource(`${base}/stream${after}`)
    let over = false
    close = () => stream.close()
    isStreaming = () => stream.readyState === EventSource.OPEN
    const numbered = (event: MessageEvent<string>) => Number(event.lastEventId)
    stream.addEventListener('whole', (event) => {
      const whole: SeenRoom = JSON.parse(event.data)
      if (client) client.renew(whole)
      else begun(new RoomClient(whole, line, saw, keptIn(storeKey(base, whole))))
      void client?.send()
      draw()
    })
    stream.addEventListener('operation', (event) => client?.take(numbered(event), JSON.parse(event.data)))
    stream.addEventListener('passed', (event) => client?.take(numbered(event), null))
    stream.addEventListener('closed', () => {
      over = true
      stream.close()
      if (client) client.over = true
      say(text.over)
      draw()
    })
    stream.onopen = () => {
      state = 'live'
      void client?.send()
      draw()
    }
    stream.onerror = () => {
      if (over) return
      state = navigator.onLine ? 'connecting' : 'offline'
      draw()
      if (stream.readyState !== EventSource.CLOSED) return // the browser comes back by itself
      setTimeout(connect, 2000 + Math.random() * 2000)
    }
  }
  connect()
}

const partPlace = (part: string): string => {
  if (part === 'welcome') return ''
  if (part === 'analysis') return '/matrix'
  return part === 'experience' || part === 'reflection' ? `/four?stage=${part}` : '/notes'
}
