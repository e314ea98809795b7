/** Before, after and three months later on one line each, drawn wide and slim. The table below it says the same. */
export interface ChangeLine {
  readonly label: string
  /** "…: before 5, after 7", for those who hear the page. */
  readonly spoken: string
  readonly then: number
  readonly now: number
  readonly later: number | null
}

export const ChangeChart = ({ title, lines }: { title: string; lines: readonly ChangeLine[] }) => (
  <figure>
    <Drawing title={title} lines={lines} shape={wide} />
    <Drawing title={title} lines={lines} shape={slim} />
  </figure>
)

interface Shape {
  readonly id: string
  readonly width: number
  /** Where 0 and 10 stand. */
  readonly zero: number
  readonly ten: number
  readonly row: number
  /** How far below the top of its row the line lies; on a phone the question stands above it. */
  readonly line: number
  readonly css: string
}
const wide: Shape = { id: 'cw', width: 640, zero: 290, ten: 610, row: 64, line: 30, css: 'cg-chart cg-chart--wide' }
const slim: Shape = { id: 'cs', width: 328, zero: 12, ten: 300, row: 104, line: 66, css: 'cg-chart cg-chart--slim' }

function Drawing({ title, lines, shape }: { title: string; lines: readonly ChangeLine[]; shape: Shape }) {
  const bottom = lines.length * shape.row + 10
  const x = (value: number) => shape.zero + ((shape.ten - shape.zero) * value) / 10
  return (
    <svg
      class={shape.css}
      viewBox={`0 0 ${shape.width} ${bottom + 26}`}
      role="img"
      aria-labelledby={`${shape.id}-t ${shape.id}-d`}
    >
      <title id={`${shape.id}-t`}>{title}</title>
      <desc id={`${shape.id}-d`}>{lines.map(({ spoken }) => spoken).join('. ')}</desc>
      {[0, 2, 4, 6, 8, 10].map((value) => (
        <g key={value}>
          <path class="cg-chart__grid" d={`M${x(value)} 8V${bottom}`} />
          <text class="cg-chart__ax cg-chart__ax--m" x={x(value)} y={bottom + 20}>
            {value}
          </text>
        </g>
      ))}
      {lines.map((line, at) => (
        <Line key={line.label} line={line} top={at * shape.row} shape={shape} x={x} />
      ))}
    </svg>
  )
}

function Line({ line, top, shape, x }: { line: ChangeLine; top: number; shape: Shape; x: (value: number) => number }) {
  const y = top + shape.line
  const words = wrapped(line.label, 38)
  return (
    <g>
      {words.map((part, at) => (
        <text key={at} class="cg-chart__q" x="0" y={top + 22 + at * 18}>
          {part}
        </text>
      ))}
      <path class="cg-dumb__l" d={`M${x(line.then)} ${y}H${x(line.now)}`} />
      <circle class="cg-dumb__b" cx={x(line.then)} cy={y} r="8" />
      <circle class="cg-dumb__a" cx={x(line.now)} cy={y} r="8" />
      {line.later !== null && <path class="cg-dumb__m" d={`M${x(line.later)} ${y + 12}l7 8-7 8-7-8z`} />}
    </g>
  )
}

/** SVG does not wrap text: lines of at most so many characters. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
