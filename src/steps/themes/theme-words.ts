/** A theme is of no discussion that its readers know: those of a committee are sealed under one key. */
import type { Tx } from '../../kit/database.ts'
import { openAt, sealAt } from '../../trust/sealed-words.ts'
import type { Place } from '../../trust/sealing.ts'

interface Where {
  readonly committeeId: string
  readonly id: string
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

export const sealTheme = (tx: Tx, theme: Where, column: keyof Said, text: string, now: Date): Promise<string> =>
  sealAt(tx, { purpose: 'themes', subject: theme.committeeId }, placeOf(theme, column), text, now)

export async function openTheme<Theme extends Where & Said>(tx: Tx, theme: Theme): Promise<Theme> {
  const learning = await openAt(tx, placeOf(theme, 'learning'), theme.learning)
  return { ...theme, learning, said: await openAt(tx, placeOf(theme, 'said'), theme.said) }
}
