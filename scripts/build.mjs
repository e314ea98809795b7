/**
 * Builds `dist/`: the typed content, the server (most packages stay outside), the islands, stylesheets, fonts and icons.
 * Does nothing, in a few milliseconds, when no input changed since the last build.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { forBrowsers } from './for-browsers.mjs'
import { root, setUp } from './set-up.mjs'

const inputs = ['src', 'content', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json']

/** Returns false when everything was fresh. `node` runs the content's build; `say` gets a line before the work. */
export async function build(node, say = () => {}) {
  const fingerprint = fingerprintOfInputs()
  const note = join(root, 'dist', 'fingerprint')
  if (existsSync(note) && readFileSync(note, 'utf8') === fingerprint) return false
  say('Building ...')
  content(node)
  const folder = join(root, `.building-${process.pid}`) // as deep as dist/, because source maps hold relative paths
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'public'), { recursive: true })
  try {
    await server(folder)
    await drawingParts(folder)
    const names = { ...(await assets(folder)), ...(await islands(folder)), ...guardLists(folder) }
    compress(join(folder, 'public'))
    writeFileSync(join(folder, 'public', 'manifest.json'), JSON.stringify(names))
    writeFileSync(join(folder, 'fingerprint'), fingerprint)
    replaceDist(folder)
  } finally {
    ;(await import('esbuild')).stop() // its helper would stay in memory as long as we do
    rmSync(folder, { recursive: true, force: true })
  }
  return true
}

/** Paths, sizes and times: reading every file would cost more than it tells. */
function fingerprintOfInputs() {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap((name) => filesBelow(join(root, name)))) {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

/** content/*.yaml → .generated/content: checked and typed. It says itself what is wrong. */
export function content(node) {
  const { status } = spawnSync(node, [join(root, 'scripts', 'content.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error('The content has faults; see above.')
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  sourcemap: true,
  sourcesContent: false, // a line in a log needs the place alone, and the program keeps its maps in memory
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
}

async function server(folder) {
  const { build: bundle } = await import('esbuild')
  await bundle({
    ...shared,
    entryPoints: ['src/main.ts', 'src/command.ts', 'src/room/drawing-file/drawing-file.worker.ts'],
    entryNames: '[name]',
    outdir: folder,
    platform: 'node',
    target: 'node24',
    external: packagesOutside(),
    legalComments: 'linked',
    splitting: true,
    chunkNames: '[name]-[hash]',
  })
}

/**
 * What production installs stays outside. Any other package that the server imports goes into the bundle, and of it only what is really
 * used (docs/decisions/0012-compressed-pages-and-few-packages.md).
 */
function packagesOutside() {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => [name, `${name}/*`])
}

async function assets(folder) {
  const { writeAssets } = await import('../src/design/assets.mjs')
  return writeAssets(join(folder, 'public'))
}

/** One small script an island, named by its content so that browsers may keep it for ever. */
async function islands(folder) {
  const entryPoints = filesBelow(join(root, 'src')).filter((path) => /\.island\.tsx?$/.test(path))
  if (entryPoints.length === 0) return {}
  const { build: bundle } = await import('esbuild')
  const { metafile } = await bundle({
    ...shared,
    entryPoints,
    outdir: join(folder, 'public'),
    entryNames: '[name].[hash]',
    chunkNames: 'shared.[hash]',
    platform: 'browser',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    minify: true,
    splitting: true,
    metafile: true,
    plugins: [forBrowsers],
  })
  const written = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint)
  return Object.fromEntries(written.map(([path, { entryPoint }]) => [islandName(entryPoint), basename(path)]))
}

/** What drawings as files are made with: the engine, and letters (src/room/drawing-file). */
async function drawingParts(folder) {
  const { drawingFonts, cutFont } = await import('../src/design/assets.mjs')
  copyFileSync(join(root, 'node_modules', '@resvg', 'resvg-wasm', 'index_bg.wasm'), join(folder, 'resvg.wasm'))
  for (const font of drawingFonts) writeFileSync(join(folder, font.name), await cutFont(font))
}

/** The word lists of the guard: beside the server's code, and for browsers named by their content (src/guard/lists.ts). */
function guardLists(folder) {
  const lists = readFileSync(join(root, 'src', 'guard', 'lists.gz'))
  writeFileSync(join(folder, 'lists.gz'), lists)
  const name = `guard-lists.${createHash('sha256').update(lists).digest('hex').slice(0, 8)}.gz`
  writeFileSync(join(folder, 'public', name), lists)
  return { 'guard-lists.gz': name }
}

/** `name.br` and `name.gz` beside every text, as small as they get; fonts and pictures are compressed already. */
function compress(folder) {
  for (const name of readdirSync(folder).filter((name) => /\.(css|js|svg|json)$/.test(name))) {
    const content = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
}

/** src/guard/guard.island.tsx → guard.js */
const islandName = (path) => basename(path).replace(/\.island\.tsx?$/, '.js')

function replaceDist(folder) {
  const dist = join(root, 'dist')
  const old = `${folder}-old`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(folder, dist)
  rmSync(old, { recursive: true, force: true })
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const node = await setUp(console.log)
  console.log((await build(node)) ? 'Built dist/.' : 'dist/ is fresh.')
}
