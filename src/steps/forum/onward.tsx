import { type Names, sayAny } from '#content'
import { Button, Buttons } from '../../design/button.tsx'
import type { Destination } from './forum.ts'

/** The way on from a destination, where the committee has said where it is. `quiet`: beside others on one page. */
export function Onward({ destination, names, quiet }: { destination: Destination; names: Names; quiet?: boolean }) {
  const to = sayAny(destination.link.to, names)
  if (to === '' || to === 'mailto:') return null
  return (
    <Buttons>
      <Button href={to} look={quiet ? 'quiet' : 'primary'}>
        {sayAny(destination.link.text, names)}
      </Button>
    </Buttons>
  )
}
