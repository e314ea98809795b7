/** The browser of the journeys: CHROMIUM_PATH, the machine's own, else the one in the registry, unpacked once into `.test/`. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { unpackTar } from './tar.ts'

/** Starts a browser of its own; the caller closes it. About half a second. */
export function launchBrowser(): Promise<Browser> {
  const { program, libraries } = findBrowser()
  return chromium.launch({
    executablePath: program,
    args: flags,
    ...(libraries && { env: { ...process.env, ...libraries } }),
  })
}

/** How long, in milliseconds, an element or a page is waited for: others work on the machine beside a journey. */
export const patience = 20_000

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface BrowserProgram {
  readonly program: string
  /** Environment for a machine without the libraries the browser needs. */
  readonly libraries?: Readonly<Record<string, string>>
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
]

export function findBrowser(): BrowserProgram {
  const chosen = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path))
  return chosen ? { program: chosen } : packagedBrowser()
}

/** The registry's browser. Its archives are unpacked here and not by the package, which knows only one place and one Linux. */
export function packagedBrowser(): BrowserProgram {
  const packed = join(dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))), 'bin')
  const { version } = JSON.parse(readFileSync(join(dirname(packed), 'package.json'), 'utf8'))
  const folder = resolve('.test', `chromium-${version}-${process.arch}`)
  if (!existsSync(folder)) unpack(packed, folder)
  const program = join(folder, 'chromium')
  const fonts = { FONTCONFIG_PATH: join(folder, 'fonts') }
  const complete = spawnSync(program, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0
  const fontsInstalled = existsSync('/etc/fonts/fonts.conf')
  if (complete && fontsInstalled) return { program }
  return {
    program,
    libraries: { ...(!fontsInstalled && fonts), ...(!complete && { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }) },
  }
}

/** Under a name of its own first: what was cut off is never taken for whole, and two test files may unpack at once. */
function unpack(packed: string, folder: string): void {
  const unfinished = `${folder}.unfinished-${randomUUID()}`
  mkdirSync(unfinished, { recursive: true })
  for (const name of readdirSync(packed)) {
    const content = brotliDecompressSync(readFileSync(join(packed, name)))
    if (name === 'chromium.br') writeFileSync(join(unfinished, 'chromium'), content)
    else unpackTar(content, folderOf(name, unfinished))
  }
  writeFileSync(join(unfinished, 'fonts', 'fonts.conf'), fontsConfiguration(join(folder, 'fonts')))
  chmodSync(join(unfinished, 'chromium'), 0o755)
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error // the other one was first: its copy is as good
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** The software renderer lies beside the program; the others have folders of their own. */
const folderOf = (name: string, unfinished: string): string =>
  name.startsWith('swiftshader') ? unfinished : join(unfinished, name.startsWith('al2023') ? 'al2023' : 'fonts')

/** The package's own names folders of another machine. */
const fontsConfiguration = (folder: string): string =>
  `<?xml version="1.0"?>\n<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>\n`
