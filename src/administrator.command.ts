import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { words } from '#content'
import { readConfig } from './config.ts'
import { openDatabaseServer } from './database-server.ts'
import { type AdministratorWanted, makeAdministrator } from './first-administrator.ts'
import { CannotStart } from './kit/cannot-start.ts'
import { systemClock } from './kit/clock.ts'
import { readSecret } from './secret.ts'
import { codeInHalves } from './trust/enrolment.rows.ts'
import { sealer } from './trust/sealed-token.ts'

const usage = `Usage: common-ground administrator --committee strathlorne --area Strathlorne --agency "Strathlorne Council" \\
         --name "Ada Mackie" --email ada.mackie@council.example [--names committee.json]
Makes the committee where there is none of that short name, and an administrator; prints a link and a code, once.
For an administrator who is there already it prints a new link and code: the old ways to sign in end with their use.
--names: a JSON file with what the committee sets: ${Object.keys(words.names).slice(0, 4).join(', ')} …`

/** The first administrator of a committee, or a way back in for one. Needs the settings that `serve` has. */
export async function run(given: readonly string[]): Promise<number> {
  const wanted = wantedIn(given)
  if (!wanted) {
    console.error(usage)
    return 2
  }
  const config = readConfig(process.env)
  if (config.mode !== 'production')
    throw new CannotStart('A demonstration has its own invented people. Set MODE=production with its settings.')
  const seal = sealer(readSecret(config))
  const server = await openDatabaseServer(config, console.error)
  try {
    const { path, code, expiresAt, recovers } = await makeAdministrator(server, seal, wanted, systemClock.now())
    console.log(`Link, to be opened by ${wanted.name}: ${config.publicUrl}${path}`)
    console.log(`Code, to be told to them by phone or in person: ${codeInHalves(code)}`)
    console.log(`Both work once, together, until ${expiresAt.toISOString()}. Neither is shown again.`)
    if (recovers) console.log('Their old passkeys and apps end when the new way to sign in is there.')
    return 0
  } finally {
    await server.stop()
  }
}

/** Null for anything that is not a whole and sensible set of options. */
export function wantedIn(given: readonly string[]): AdministratorWanted | null {
  try {
    const text = { type: 'string' } as const
    const options = { committee: text, area: text, agency: text, name: text, email: text, names: text }
    const { values } = parseArgs({ args: [...given], options, strict: true })
    const { committee = '', area = '', agency = '', name = '', email = '' } = values
    if (!/^[a-z][a-z0-9-]*$/.test(committee) || !/^[^@\s<>]+@[^@\s<>]+$/.test(email)) return null
    if ([agency, name].some((one) => one.trim() === '')) return null
    const names = values.names === undefined ? {} : namesIn(values.names)
    return { committee, agency, name, email, names: area === '' ? names : { area, ...names } }
  } catch (error) {
    if (error instanceof CannotStart) throw error
    return null
  }
}

function namesIn(path: string): Record<string, string> {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const entries = typeof read === 'object' && read !== null ? Object.entries(read) : []
  const strange = entries.filter(([key, value]) => !(key in words.names) || typeof value !== 'string')
  if (strange.length > 0) throw new CannotStart(`--names: not known: ${strange.map(([key]) => key).join(', ')}`)
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]))
}
