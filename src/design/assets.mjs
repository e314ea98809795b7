/**
 * Writes what a browser fetches besides pages: one stylesheet, fonts, icons and the mark, each under a name that changes
 * with its content. Used by the build: `await writeAssets(publicFolder)` gives name → file name, such as
 * { 'screen.css': 'screen.1a2b3c4d.css' }, for manifest.json.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { transform } from 'esbuild'
import subsetFont from 'subset-font'

const here = join(import.meta.dirname, 'assets')
const { resolve } = createRequire(import.meta.url)

/** The order of the cascade: later overrules earlier, so narrow screens and paper come last. */
export const stylesheets = [
  'tokens',
  'base',
  'forms',
  'layout',
  'frame',
  'cards',
  'process-map',
  'timeline',
  'landing',
  'request',
  'screening',
  'arranging',
  'room',
  'room-live',
  'meeting',
  'drawing',
  'record',
  'figures',
  'cast',
  'small',
  'narrow',
  'preferences',
  'print',
]

/** Copied as they are. */
export const pictures = ['icons.svg', 'favicon.svg']

const sans = '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'
const sansFurther = '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2'
const serif = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'
const letters = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index))
const everyday = `${letters(0x20, 0x7e)}–—‘’“”…·£`
const withMarks = letters(0xa1, 0xff)

/**
 * Cut from the packages (SIL Open Font License) to the letters and weights we use: the everyday letters come with a first visit, letters
 * with marks only where a page has one (unicode-range in tokens.css), the serif only where a page asks for it.
 */
export const fonts = [
  { name: 'sans.woff2', from: sans, letters: everyday, weight: { min: 400, max: 600 } },
  { name: 'sans-marks.woff2', from: sans, letters: withMarks, weight: { min: 400, max: 600 } },
  { name: 'sans-further.woff2', from: sansFurther, letters: letters(0x100, 0x17f), weight: { min: 400, max: 600 } },
  { name: 'serif.woff2', from: serif, letters: everyday + withMarks, weight: { min: 400, max: 600 } },
]

/** Drawings as files bring their letters along: the languages of Europe, Ukrainian and Vietnamese (src/room/drawing-file/drawing-letters.ts). */
const drawingLetters = {
  latin: `${everyday}${withMarks}ıŒœ`,
  'latin-ext': letters(0x100, 0x17f) + letters(0x218, 0x21b) + letters(0x1e80, 0x1e85) + letters(0x1ef2, 0x1ef3),
  cyrillic: `${letters(0x400, 0x45f)}Ґґ`,
  greek: letters(0x386, 0x3ce),
  vietnamese: `ƠơƯư${letters(0x1ea0, 0x1ef9)}`,
}

/** In the two weights that drawings have. The engines read no woff2. */
export const drawingFonts = Object.entries(drawingLetters).flatMap(([script, chosen]) =>
  [400, 600].map((weight) => ({
    name: `drawing-${script}-${weight}.ttf`,
    from: sans.replace('-latin-', `-${script}-`),
    letters: chosen,
    weight,
    format: 'sfnt',
  })),
)

/** The bytes of one of the fonts above. */
export const cutFont = ({ from, letters, weight, format = 'woff2' }) =>
  subsetFont(readFileSync(resolve(from)), letters, {
    targetFormat: format,
    variationAxes: { wght: weight },
    noLayoutClosure: true,
  })

export async function writeAssets(publicFolder) {
  mkdirSync(publicFolder, { recursive: true })
  const names = {}
  const write = (name, content) => {
    names[name] = hashedName(name, content)
    writeFileSync(join(publicFolder, names[name]), content)
  }
  for (const name of pictures) write(name, readFileSync(join(here, name)))
  for (const font of fonts) write(font.name, await cutFont(font))
  write('screen.css', await screenCss(names))
  return names
}

/** The whole stylesheet, small; `url(name)` becomes the name the file was written under. */
export async function screenCss(names = {}) {
  const own = stylesheets.map((name) => readFileSync(join(here, 'css', `${name}.css`), 'utf8')).join('\n')
  const { code } = await transform(`@layer system {\n${systemCss()}\n}\n${own}`, {
    loader: 'css',
    minify: true,
    target: ['chrome111', 'firefox113', 'safari16.4'],
  })
  return code.replace(/url\(["']?([\w.-]+)["']?\)/g, (_, name) => `url(${names[name] ?? name})`)
}

const hashedName = (name, content) => {
  const extension = extname(name)
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return `${name.slice(0, -extension.length)}.${hash}${extension}`
}

/** The parts of the Scottish Government Design System that our components are made of. */
const parts = [
  'ds_button',
  'ds_breadcrumbs',
  'ds_checkbox',
  'ds_error-summary',
  'ds_hint-text',
  'ds_input',
  'ds_label',
  'ds_pagination',
  'ds_question',
  'ds_radio',
  'ds_table',
  'ds_tag',
  'ds_task-list',
  'ds_task-list-group',
]

/**
 * The design system without what we do not use: rules for bare elements, `visually-hidden`, and the parts above. It goes in a
 * cascade layer, so that our own rules win whatever their specificity. Data addresses would be refused by the security policy.
 */
export function systemCss() {
  const source = readFileSync(
    resolve('@scottish-government/design-system/dist/css/design-system.min.css'),
    'utf8',
  ).replace(/^\uFEFF/, '')
  return kept(source)
    .replace(/[\w-]+:[^;{}]*url\([^)]*\)[^;{}]*;?/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
}

/** Reads rules one by one; a rule inside @media or @supports is kept with its condition. */
function kept(css) {
  let result = ''
  for (const { head, body } of rulesIn(css.replace(/\/\*[\s\S]*?\*\//g, ''))) {
    if (head.startsWith('@media') || head.startsWith('@supports')) {
      const inner = kept(body)
      if (inner !== '') result += `${head}{${inner}}`
    } else if (!head.startsWith('@')) {
      const selectors = head.split(/,(?![^(]*\))/).filter(isUsed)
      if (selectors.length > 0) result += `${selectors.join(',')}{${body}}`
    }
  }
  return result
}

function isUsed(selector) {
  const classes = [...selector.matchAll(/\.([A-Za-z][\w-]*)/g)].map((match) => match[1])
  return classes.every(
    (name) =>
      name === 'visually-hidden' ||
      parts.some((part) => name === part || name.startsWith(`${part}__`) || name.startsWith(`${part}--`)),
  )
}

function* rulesIn(css) {
  let start = 0
  while (start < css.length) {
    const open = css.indexOf('{', start)
    if (open < 0) return
    let depth = 1
    let end = open + 1
    for (; depth > 0 && end < css.length; end++) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0
    yield {
      head: css
        .slice(start, open)
        .replace(/^[\s;]*(@charset[^;]*;|@import[^;]*;)?/, '')
        .trim(),
      body: css.slice(open + 1, end - 1),
    }
    start = end
  }
}
