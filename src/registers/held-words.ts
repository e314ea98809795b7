/** What stands in the list of what is held, in people's words: codes by the fact they belong to, days, yes and no. */
import {
  alert,
  arranging,
  byId,
  formatDate,
  held,
  interfaceWords,
  isKeyOf,
  type Names,
  record,
  request,
  sayAny,
  screening,
} from '#content'

const { relations, duties, sectors, events } = interfaceWords
const { questions: wishes } = byId(request.pages, 'wishes')
const labels = (choices: Readonly<Record<string, { readonly label: string }>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(choices).map(([code, { label }]) => [code, label]))

/** Fact → its codes. What somebody typed in such a fact is none of them, and stays. */
const codesOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  event: { ...events, 'handed-on': held.handed_on },
  relation: relations,
  'invited-as': relations,
  role: relations,
  duty: duties,
  agency: sectors,
  reply: { ...arranging.reply.choices, ...alert.replies.choices },
  outcome: Object.fromEntries(screening.outcomes.map(({ id, label }) => [id, label])),
  'access-needs': arranging.access.choices,
  answer: { ...held.answers, ...labels(record.read_back.answers) },
  'how-to-meet': byId(wishes, 'how-to-meet').choices,
  language: byId(wishes, 'language').choices,
}

export function heldInWords(fact: string, value: unknown, names: Names): string {
  if (typeof value === 'boolean') return value ? held.yes : held.no
  if (Array.isArray(value)) return value.map((one) => heldInWords(fact, one, names)).join(', ')
  if (typeof value !== 'string') return String(value)
  const words = codesOf[fact]?.[value]
  if (words !== undefined) return sayAny(words, names)
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return formatDate(new Date(value), 'day')
  return /^[a-z0-9]+(-[a-z0-9]+)+$/.test(value) ? value.replaceAll('-', ' ') : value
}

export const factLabel = (fact: string): string => (isKeyOf(held.facts, fact) ? held.facts[fact] : fact)
