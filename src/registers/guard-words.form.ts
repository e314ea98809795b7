/** Lists for the guard as they are typed or pasted: one entry on each line; of a table the first column. Wrong lines are named by their number. */
import { namesOf, say, guard as words } from '#content'
import type { Marked } from '../kit/guarding.ts'
import { type Fields, field } from '../kit/web.ts'
import type { CommitteeWords } from '../trust/committee-words.ts'
import { isEverydayWord } from '../trust/everyday-words.ts'
import { markedIn } from '../trust/guarded.ts'

const { errors } = words.own_words

export const mostHarmless = 500

/** Field of the form → its list, and how many entries it may have. */
export const lists = [
  { name: 'schools', list: 'schools', most: 2000 },
  { name: 'places', list: 'places', most: 2000 },
  { name: 'organisations', list: 'organisations', most: 1000 },
  { name: 'safe-words', list: 'safeWords', most: mostHarmless },
] as const satisfies readonly { name: string; list: keyof CommitteeWords; most: number }[]
type ListName = (typeof lists)[number]['name']

const longest = 80
const mostWrongNamed = 5

export type ReadWords =
  | { readonly words: CommitteeWords }
  | { readonly errors: Readonly<Partial<Record<ListName, string>>> }

export function readWords(fields: Fields): ReadWords {
  const found: Record<string, string> = {}
  const read = Object.fromEntries(
    lists.map(({ name, list, most }) => {
      const { entries, wrong } = entriesIn(field(fields, name), {
        refusesNames: name !== 'places',
        refusesEveryday: name !== 'safe-words',
      })
      if (wrong.length > 0) found[name] = wrong.slice(0, mostWrongNamed).join(' ')
      else if (entries.length > most) found[name] = say(errors.many, namesOf(), { max: most })
      return [list, entries]
    }),
  ) as unknown as CommitteeWords // one entry for each list
  return Object.keys(found).length > 0 ? { errors: found } : { words: read }
}

/** The entries of a text, each once whatever its capitals, and what is wrong with lines. Streets and estates are called after people. */
export function entriesIn(
  text: string,
  refuses: Refuses = { refusesNames: true, refusesEveryday: true },
): { readonly entries: readonly string[]; readonly wrong: readonly string[] } {
  const entries = new Map<string, string>()
  const wrong: string[] = []
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const entry = firstColumn(line.replace(/^\uFEFF/, ''))
    if (entry === '') continue
    const error = whatIsWrong(entry, refuses)
    if (error) wrong.push(say(error, namesOf(), { count: at + 1, max: longest }))
    else if (!entries.has(entry.toLowerCase())) entries.set(entry.toLowerCase(), entry)
  }
  return { entries: [...entries.values()], wrong }
}

/** Up to the first comma, semicolon or tab, quotes taken off. */
function firstColumn(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line)?.[1]?.replaceAll('""', '"')
  return (quoted ?? line.split(/[,;\t]/)[0] ?? '').replace(/\s+/g, ' ').trim()
}

interface Refuses {
  readonly refusesNames: boolean
  readonly refusesEveryday: boolean
}

function whatIsWrong(entry: string, { refusesNames, refusesEveryday }: Refuses) {
  if (entry.length > longest) return errors.long
  if ((entry.match(/\p{L}/gu)?.length ?? 0) < 3) return errors.short
  if (/\p{Cc}/u.test(entry)) return errors.signs
  if (refusesEveryday && isEveryday(entry)) return errors.everyday
  return isSomebodys(entry, refusesNames) ? errors.person : null
}

/** One word that everybody writes, with or without "the": looked for, it would stop text after text. */
function isEveryday(entry: string): boolean {
  return isEverydayWord(entry.toLowerCase().replace(/^(?:the|our) /, ''))
}

/** A number, an address online, or a name and surname and nothing else: no list of a committee is about people (P22). */
const isSomebodys = (entry: string, refusesNames: boolean): boolean =>
  markedIn(entry).some(
    ({ kind, severity, words: said }) =>
      ofPeople.has(kind) ||
      (refusesNames && kind === 'PERSON' && severity === 'must' && said === entry && /^(?!st\.? )\S+ \S/i.test(entry)),
  )
const ofPeople: ReadonlySet<string> = new Set<Marked['kind']>([
  'CHI',
  'NHS',
  'NINO',
  'SCN',
  'UPN',
  'PHONE',
  'EMAIL',
  'HANDLE',
  'VEHICLE',
  'DATE_OF_BIRTH',
  'CASE_ID',
  'BANK',
])
