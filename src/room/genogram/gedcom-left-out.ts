/** What a GEDCOM file says that is not read into the family, counted and never kept. */
import type { Entry } from './gedcom-entries.ts'

export interface LeftOut {
  readonly names: number
  readonly dates: number
  readonly places: number
  /** Occupations, notes, sources, pictures and whatever else is told of people and couples. */
  readonly other: number
  /** Whose partners the file does not name: their children are not joined to anybody. */
  readonly couples: number
}

const read = ['SEX', 'DEAT', 'FAMC', 'FAMS', 'HUSB', 'WIFE', 'CHIL', 'MARR', 'DIV', 'ANUL', 'ENGA', '_STATUS']
const counted = { names: ['NAME'], dates: ['DATE'], places: ['PLAC', 'ADDR'] } as const
const frame = ['HEAD', 'TRLR', 'SUBM']

export function leftOutOf(records: readonly Entry[]): LeftOut {
  const told = records.filter(({ tag }) => tag === 'INDI' || tag === 'FAM')
  const all = told.flatMap(withAllInside)
  const often = (tags: readonly string[]) => all.filter(({ tag }) => tags.includes(tag)).length
  const known = [...read, ...Object.values(counted).flat()]
  const others = told.flatMap(({ inside }) => inside).filter(({ tag }) => !known.includes(tag))
  const beside = records.filter(({ tag }) => !['INDI', 'FAM', ...frame].includes(tag))
  const couples = told.filter(
    ({ tag, inside }) => tag === 'FAM' && !inside.some((one) => one.tag === 'HUSB' || one.tag === 'WIFE'),
  )
  return {
    names: often(counted.names),
    dates: often(counted.dates),
    places: often(counted.places),
    other: others.length + beside.length,
    couples: couples.length,
  }
}

const withAllInside = (entry: Entry): Entry[] => [entry, ...entry.inside.flatMap(withAllInside)]
