import { formatDate, sayAny, agreement as words } from '#content'
import { Notice } from '../../design/design.ts'
import type { Shell } from '../../kit/web.ts'
import type { Cover } from './standing-in.rows.ts'

/** Whoever reads acts for a manager who is away; nothing where they act in their own place. */
export function YouCover({ shell, cover }: { readonly shell: Shell; readonly cover: Cover | null }) {
  if (!cover) return null
  const values = {
    manager_name: cover.absentName,
    due_date: formatDate(new Date(`${cover.until}T12:00:00Z`), 'long'),
  }
  return (
    <Notice>
      <p>{sayAny(words.cover.you_cover, shell.names, values)}</p>
    </Notice>
  )
}
