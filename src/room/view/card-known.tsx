/** How what stands on a card is known, and how sure its writer is of it. */
import { meetingTools, meeting as words } from '#content'
import { Icon, type IconName } from '../../design/icon.tsx'
import { strengths, waysOfKnowing } from '../card-boxes.ts'
import type { CardState } from '../card-state.ts'
import { fieldOf } from '../cards-read.ts'

const { card: tool } = meetingTools.matrix

const knownIcons = { seen: 'seen', told: 'speech', record: 'doc', guess: 'bulb' } as const satisfies Record<
  (typeof waysOfKnowing)[number],
  IconName
>

export function Known({ card }: { card: CardState }) {
  const known = waysOfKnowing.find((way) => way === fieldOf(card, 'known'))
  const sure = strengths.find((one) => one === fieldOf(card, 'sure'))
  return (
    <>
      {known && (
        <span class="cg-src">
          <Icon name={knownIcons[known]} />
          {tool.source.choices[known]}
        </span>
      )}
      {sure && (
        <span class="cg-src">
          {words.pages.card.sure} {tool.strength.choices[sure]}
        </span>
      )}
    </>
  )
}
