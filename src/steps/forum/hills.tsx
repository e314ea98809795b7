/** Five overlapping hills, one for each sector. Where they overlap is the common ground. */
import { interfaceWords } from '#content'
import { asset } from '../../design/asset.ts'

const words = interfaceWords.landing

/** Each hill: its outline, and where its cairn stands. */
const hills = [
  { sector: 'social-work', tint: 'social', path: 'M2 360C51 360 77 196 132 196S213 360 262 360z', x: 132, y: 196 },
  { sector: 'police', tint: 'police', path: 'M36 360C108 360 146 132 226 132S344 360 416 360z', x: 226, y: 132 },
  { sector: 'health', tint: 'health', path: 'M112 360C192 360 234 164 322 164S452 360 532 360z', x: 322, y: 164 },
  { sector: 'education', tint: 'education', path: 'M224 360C298 360 338 112 420 112S542 360 616 360z', x: 420, y: 112 },
  { sector: 'third-sector', tint: 'third', path: 'M384 360C433 360 458 182 512 182S591 360 640 360z', x: 512, y: 182 },
] as const

export const Hills = () => (
  <svg class="cg-hero__art" viewBox="0 0 640 372" role="img" aria-labelledby="hills-title">
    <title id="hills-title">{words.picture}</title>
    {hills.map(({ tint, path }) => (
      <path key={tint} class={`cg-hill cg-hill--${tint}`} d={path} />
    ))}
    <path class="cg-hero__ground" d="M58 360C150 352 206 286 322 286s172 66 264 74z" />
    <path
      class="cg-hero__contour"
      d="M120 357c74-14 124-56 202-56s128 42 202 56M176 358c54-14 92-42 146-42s92 28 146 42"
    />
    <path class="cg-hero__line" d="M0 360h640" />
    {hills.map((hill) => (
      <Cairn key={hill.tint} {...hill} />
    ))}
    <text class="cg-hero__caption" x="322" y="347">
      {words.ground}
    </text>
  </svg>
)

const Cairn = ({ sector, tint, x, y }: (typeof hills)[number]) => (
  <g class={`cg-cairn cg-agency--${tint}`}>
    <path class="cg-cairn__post" d={`M${x} ${y}v-14`} />
    <circle class="cg-cairn__disc" cx={x} cy={y - 34} r="20" />
    <use class="cg-cairn__icon" href={`${asset('icons.svg')}#${tint}`} x={x - 11} y={y - 45} width="22" height="22" />
    <text class="cg-cairn__text" x={x} y={y - 62}>
      {interfaceWords.sectors[sector]}
    </text>
  </g>
)
