import { letterText, type Names } from '#content'
import type { House } from '../kit/web.ts'
import { committees } from './letters.rows.ts'

export interface LetterKind {
  /** Id of its text. */
  readonly value: string
  /** Its subject, with "…" for what differs from letter to letter. */
  readonly label: string
}

/** The kinds of letters that were written, in the order of their subjects. */
export async function kindsWritten(house: Pick<House, 'database' | 'namesOf'>): Promise<LetterKind[]> {
  const written = await Promise.all((await committees(house)).map((id) => kindsIn(house, id)))
  const names = await house.namesOf(null)
  return [...new Set(written.flat())]
    .map((value) => ({ value, label: subjectOf(value, names) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en'))
}

async function kindsIn({ database }: Pick<House, 'database'>, committeeId: string): Promise<string[]> {
  const rows = await database.withActor({ kind: 'system', committeeId }, (tx) =>
    tx.selectFrom('letter').select('letter').distinct().where('committee_id', '=', committeeId).execute(),
  )
  return rows.map(({ letter }) => letter)
}

const subjectOf = (letter: string, names: Names): string =>
  letterText(letter)
    .subject.replace(/\{(\w+)\}/g, (_, name: string) => Object.entries(names).find(([key]) => key === name)?.[1] ?? '…')
    .replaceAll('…. …', '…')
