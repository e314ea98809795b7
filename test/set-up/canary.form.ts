/** A form of the procedure with a canary in every field of it that somebody types in. */
import { procedure } from '../../src/procedure.ts'
import type { Canaries, Canary } from './canaries.ts'
import { type Fields, canary as marker } from './procedure.forms.ts'
import { textsOf } from './step-texts.ts'
import type { World } from './world.ts'

/** Fields of the request that the form keeps outside `text`. */
export const besides = ['answers-phone', 'team-name', 'team-role', 'team-email']
/** Words of the program's own, not of whoever types. */
const coded = ['save-screening answer']
/** The form as it is sent, and the words in it. Colleagues with an account keep the name and address they are found by. */
export function planted(name: string, fields: Fields, canaries: Canaries, { people }: World) {
  const step = procedure.find((entry) => entry.step.name === name)?.step
  if (!step) throw new Error(`no step ${name}`)
  const texts = [...textsOf(step), ...(name === 'save-answers' ? besides : [])]
  const words: Pick<Canary, 'token' | 'place'>[] = []
  const known = new Set(Object.values(people).map(({ email }) => email))
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, path))
    if (typeof value === 'object' && value !== null) {
      const account = 'email' in value && known.has(String(value.email))
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => {
          const inner = path === '' ? key : `${path}-${key}`
          return [key, account && (key === 'name' || key === 'email') ? one : walk(one, inner)]
        }),
      )
    }
    if (typeof value !== 'string' || value === '') return value
    const place = `${name} ${path}`
    if (!(texts.includes(path) || value.includes(marker) || isAddress(path)) || coded.includes(place)) return value
    const token = /(note|name)$/.test(place) ? canaries.forNames() : canaries.next()
    words.push({ token, place })
    return withToken(path, token, value)
  }
  const typed = walk(fields, '') as Fields
  return { typed, words }
}

const isAddress = (path: string): boolean => path === 'link' || path === 'email'

function withToken(path: string, token: string, value: string): string {
  const last = path.split('-').at(-1)
  const name = `${token[0]?.toUpperCase()}${token.slice(1)}`
  if (last === 'phone') return token
  if (last === 'email') return `${token}@charity.example`
  if (last === 'link') return `https://meet.example/${token}`
  if (last === 'name') return `${name} Guest`
  if (last === 'note') return `about ${token}` // without a capital: the guard takes those for names
  if (last === 'place') return `Room ${token}`
  return `We noticed ${token}.`.padEnd(value.length, '.')
}

/** Managers and a team with nobody in it who has another part, and every text filled in. */
export function usualAnswers(form: Fields, { people }: World): Fields {
  const { answers, team } = form as { answers: Readonly<Record<string, unknown>>; team: readonly object[] | null }
  const managers = { 'first-manager': people.gregor.personId, 'second-manager': people.helen.personId }
  const more = { phone: marker, 'expert-question': marker, 'family-told-reason': marker }
  const filled = Object.fromEntries(
    Object.entries({ ...managers, ...more }).filter(([question]) => question in answers),
  )
  const known = (['catriona', 'calum', 'tom', 'aisha'] as const).map((key) => {
    const { name, sector, email } = people[key]
    return { id: '', name, role: marker, agency: sector, email }
  })
  return { ...form, answers: { ...answers, ...filled }, team: team && [...known, ...team.slice(-1)] }
}
