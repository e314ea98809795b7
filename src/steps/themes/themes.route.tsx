import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { themes as words } from '#content'
import type { Person } from '../../discussion.ts'
import { audit } from '../../kit/audit.ts'
import { choice, text } from '../../kit/form.ts'
import { type Findings, keptIn, withGuard } from '../../kit/guarding.ts'
import { idParam } from '../../kit/parameters.ts'
import { readForm, versionIn } from '../../kit/posted-form.ts'
import { stepPages } from '../../kit/step-pages.ts'
import {
  answer,
  type Fields,
  fieldsOf,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../../kit/web.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'
import { openWithout } from '../../trust/guarded.ts'
import { OwnThemesPage } from './own-themes.page.tsx'
import { choiceIn, themesPerPage, themesThatFit } from './theme-choice.ts'
import { ThemeDeskPage } from './theme-desk.page.tsx'
import { figuresOf } from './theme-figures.ts'
import { ThemeStatePage } from './theme-state.page.tsx'
import { readThemes, ThemesPage } from './themes.page.tsx'
import {
  ownThemes,
  saidNone,
  settleTheme,
  type Theme,
  tellThoseWhoWereThere,
  themeStates,
  themesFrom,
  themesIn,
} from './themes.rows.ts'
import { themes } from './themes.ts'

export function themesRoutes(app: Web, house: House): void {
  stepPages(app, house, openDiscussion, {
    step: themes,
    part: '/themes',
    async load({ access, person, now }) {
      const open = await openKind(access, person, 'themes', now)
      return open && { sent: await themesFrom(open), none: await saidNone(open) }
    },
    read: readThemes,
    page: (view) => <ThemesPage view={view} />,
  })
  app.get('/themes/mine', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const found = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'own-themes', null, house.clock.now())
      return ownThemes(tx)
    })
    return answer(reply, <OwnThemesPage shell={await shellOf(house, request, reply)} themes={found} />)
  })
  app.get('/themes', { preHandler: signedIn }, (request, reply) => desk(house, request, reply))
  app.get('/themes/:theme', { preHandler: signedIn }, async (request, reply) => {
    const theme = await themeIn(house, request)
    return theme ? showTheme(house, request, reply, theme, {}) : reply.callNotFound()
  })
  app.post('/themes/:theme', { preHandler: signedIn }, (request, reply) => settle(house, request, reply))
}

const readsThemes = (person: Person): boolean => person.duties.includes('lead-officer')

async function desk(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  if (!readsThemes(person)) return reply.callNotFound()
  const now = house.clock.now()
  const all = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'themes', null, now)
    return themesIn(tx)
  })
  const choice = choiceIn(
    request.query,
    all.some(({ state }) => state === 'new'),
  )
  const fit = themesThatFit(all, choice)
  const pages = Math.max(1, Math.ceil(fit.length / themesPerPage))
  const page = Math.min(choice.page, pages)
  return answer(
    reply,
    <ThemeDeskPage
      shell={await shellOf(house, request, reply)}
      all={all}
      shown={fit.slice((page - 1) * themesPerPage, page * themesPerPage)}
      choice={{ ...choice, page }}
      pages={pages}
      figures={figuresOf(all, now)}
      done={doneIn(request.query)}
    />,
  )
}

function doneIn(query: unknown): 'saved' | 'told' | null {
  if (typeof query !== 'object' || query === null || !('done' in query)) return null
  return query.done === 'saved' || query.done === 'told' ? query.done : null
}

const { state_form: formWords } = words
const stateForm = z
  .object({
    state: choice(themeStates, formWords.state.error),
    said: text({ max: formWords.said.max, required: false, empty: '', long: formWords.said.long }),
  })
  // Whoever says that something changed, or that nothing will, owes the others the words for it.
  .refine(({ state, said }) => said !== '' || !['shared', 'changed', 'noted'].includes(state), {
    path: ['said'],
    message: formWords.said.needed,
  })

/** A committee's own act, no discussion's: one transaction with the change, the audit and the letters, and a version for two at once. */
async function settle(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  const theme = await themeIn(house, request)
  if (!theme) return reply.callNotFound()
  const fields = fieldsOf(request)
  const read = readForm(stateForm, fields)
  if ('errors' in read) return showTheme(house, request, reply, theme, { fields, errors: read.errors }, 422)
  const settled = read.form
  const open = await house.database.withActor(person, (tx) => openWithout(tx, { said: settled.said }, keptIn(fields)))
  if (open) return showTheme(house, request, reply, theme, { fields, ...open }, 422)
  if (settled.state === theme.state && settled.said === theme.said) return seeOther(reply, '/themes?done=saved')
  const seen = versionIn(fields)
  const now = house.clock.now()
  const tells = settled.said !== '' && settled.said !== theme.said
  const changed = await house.database.withActor(person, async (tx) => {
    if (!(await settleTheme(tx, theme, seen, settled, now))) return false
    if (tells) await tellThoseWhoWereThere(tx, theme, seen + 1, now)
    await audit(tx, person, 'act', 'theme-state', null, now)
    return true
  })
  if (changed) return seeOther(reply, `/themes?done=${tells ? 'told' : 'saved'}`)
  const latest = (await themeIn(house, request)) ?? theme
  return showTheme(house, request, reply, latest, { fields, stale: true }, 409)
}

async function themeIn(house: House, request: FastifyRequest): Promise<Theme | null> {
  const person = personOf(request)
  const id = idParam(request, 'theme')
  if (!readsThemes(person) || !id) return null
  return house.database.withActor(person, async (tx) => {
    const found = (await themesIn(tx)).find((theme) => theme.id === id) ?? null
    await audit(tx, person, found ? 'read' : 'refused', 'theme', null, house.clock.now())
    return found
  })
}

interface Again {
  readonly findings?: Findings
  readonly fields?: Fields
  readonly errors?: Readonly<Record<string, string>>
  readonly stale?: boolean
}

async function showTheme(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  theme: Theme,
  { fields, errors = {}, stale = false, findings = {} }: Again,
  status = 200,
) {
  const shell = await shellOf(house, request, reply)
  const values = fields ?? { state: theme.state, said: theme.said }
  return answer(
    reply,
    withGuard(<ThemeStatePage shell={shell} theme={theme} values={values} errors={errors} stale={stale} />, true, {
      findings,
    }),
    status,
  )
}
