import { arranging as words } from '#content'
import { Card, Facts } from '../../design/design.ts'
import type { Wish } from './wishes.rows.ts'

/** Beside the times and on the overview: the facilitator arranges with them in mind. */
export const WishesCard = ({ wishes }: { wishes: readonly Wish[] }) =>
  wishes.length === 0 ? null : (
    <Card title={words.wishes.title}>
      <Facts facts={wishes.map(({ label, text }) => ({ term: label, value: text }))} />
      <p class="cg-s cg-dim">{words.wishes.note}</p>
    </Card>
  )
