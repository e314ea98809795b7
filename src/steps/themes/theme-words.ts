/** A theme is of no discussion that its readers know: those that came in one year are sealed under one key, which goes with the last of them. */
import type { Tx } from '../../kit/database.ts'
import { keySubject } from '../../trust/key-subject.ts'
import { openAt, sealAt } from '../../trust/sealed-words.ts'
import type { Place } from '../../trust/sealing.ts'

interface Where {
  readonly committeeId: string
  readonly id: string
}
interface Arrived extends Where {
  /** 'YYYY-MM-DD' */
  readonly arrivedOn: string
}
interface Said {
  readonly learning: string
  readonly said: string
}

const placeOf = ({ committeeId, id }: Where, column: keyof Said): Place => ({
  committeeId,
  table: 'theme',
  row: id,
  column,
})

export function sealTheme(tx: Tx, theme: Arrived, column: keyof Said, text: string, now: Date): Promise<string> {
  const subject = keySubject(`themes of ${theme.arrivedOn.slice(0, 4)}`)
  return sealAt(tx, { purpose: 'themes', subject }, placeOf(theme, column), text, now)
}

export async function openTheme<Theme extends Where & Said>(tx: Tx, theme: Theme): Promise<Theme> {
  const learning = await openAt(tx, placeOf(theme, 'learning'), theme.learning)
  return { ...theme, learning, said: await openAt(tx, placeOf(theme, 'said'), theme.said) }
}
