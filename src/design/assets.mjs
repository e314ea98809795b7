/**
 * Writes what a browser fetches besides pages: one stylesheet, fonts, icons and the mark, each under a name that changes
 * with its content. Used by the build: `await writeAssets(publicFolder)` gives name → file name, such as
 * { 'screen.css': 'screen.1a2b3c4d.css' }, for manifest.json.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { transform } from 'esbuild'

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

/** [from, name]: copied as they are. Fonts are the Latin subsets of the packages (SIL Open Font License). */
export const files = [
  [resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'), 'source-sans-3.woff2'],
  [resolve('@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'), 'source-serif-4.woff2'],
  [join(here, 'icons.svg'), 'icons.svg'],
  [join(here, 'favicon.svg'), 'favicon.svg'],
]

export async function writeAssets(publicFolder) {
  mkdirSync(publicFolder, { recursive: true })
  const names = {}
  for (const [from, name] of files) {
    names[name] = hashedName(name, readFileSync(from))
    copyFileSync(from, join(publicFolder, names[name]))
  }
  const css = await screenCss(names)
  names['screen.css'] = hashedName('screen.css', css)
  writeFileSync(join(publicFolder, names['screen.css']), css)
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
