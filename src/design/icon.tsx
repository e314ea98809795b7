import { asset } from './asset.ts'

/** Every sign in assets/icons.svg. */
export const iconNames = [
  'arrow',
  'bulb',
  'calendar',
  'chev',
  'clock',
  'cross',
  'doc',
  'download',
  'education',
  'flag',
  'forum',
  'health',
  'hide',
  'info',
  'lock',
  'mail',
  'maybe',
  'pause',
  'pencil',
  'people',
  'pin',
  'plus',
  'police',
  'print',
  'question',
  'seen',
  'shield',
  'social',
  'speech',
  'third',
  'tick',
  'trend',
  'video',
  'warn',
  'mark',
] as const
export type IconName = (typeof iconNames)[number]

/** A sign beside a word, never instead of one: it is hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class={name === 'mark' ? 'cg-mark' : `cg-i cg-i--${name}`} aria-hidden="true">
    <use href={`${asset('icons.svg')}#${name}`} />
  </svg>
)

/** The service's own name as it is drawn, so that no font is fetched for two words. A committee's other name is plain text. */
export const Wordmark = () => (
  <svg class="cg-wordmark" viewBox="0 0 173 24" aria-hidden="true">
    <use href={`${asset('icons.svg')}#wordmark`} />
  </svg>
)
