/** The command line: `common-ground NAME …`. A command is a module that exports `run(words)` and returns the exit code. */
import { CannotStart } from './kit/cannot-start.ts'
import { faultInWords } from './kit/fault.ts'

interface Command {
  run(words: readonly string[]): Promise<number>
}

const wrongUsage = 2

/** Name → [what it does, module]. A module is loaded only when its command is called. */
const commands: Readonly<Record<string, readonly [string, () => Promise<Command>]>> = {
  serve: ['run the service (as npm start does)', () => import('./serve.command.ts')],
  doctor: [
    'say what this installation is made of, and what is wrong or unsafe [--json]',
    () => import('./doctor.command.ts'),
  ],
  guard: [
    'find what may show who somebody is: guard [--jsonl] < text (docs/guard.md)',
    () => import('./guard.command.ts'),
  ],
  genogram: [
    'genogram layout|draw|describe < family.json: places and lines, a drawing, a text [--profile uk|mcgoldrick]',
    () => import('./genogram.command.ts'),
  ],
  administrator: [
    'make a committee and its first administrator, or a way back in for one',
    () => import('./administrator.command.ts'),
  ],
  keys: ['keys rotate|status: wrap all keys anew, or say how they stand', () => import('./keys.command.ts')],
  backup: [
    'backup FOLDER: every table and, apart, the keys, beside the running service',
    () => import('./backup.command.ts'),
  ],
  restore: [
    'restore FOLDER: a backup into an empty database, and whether all of it came back',
    () => import('./restore.command.ts'),
  ],
  retention: [
    'retention due|hold|release: what goes now, and keeping a discussion back',
    () => import('./retention.command.ts'),
  ],
  privacy: [
    'privacy held ADDRESS: everything held about one person, as JSON; privacy dpia|ropa|notice: papers for data protection',
    () => import('./privacy.command.ts'),
  ],
  audit: [
    'audit verify: follow the chain of the audit and name the first wrong entry',
    () => import('./audit.command.ts'),
  ],
  demo: ['demo reset: put the demonstration back to its beginning', () => import('./demo.command.ts')],
}

const [name = 'help', ...words] = process.argv.slice(2)
try {
  process.exitCode = await call(name, words)
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : faultInWords(error))
  process.exitCode = error instanceof CannotStart ? error.exitCode : 1
}
// The channel to the starting script would keep this program alive.
if (process.connected) process.disconnect()

async function call(name: string, words: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    console.log(usage())
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    console.error(`There is no command ${name}.\n${usage()}`)
    return wrongUsage
  }
  const module = await command[1]()
  return module.run(words)
}

function usage(): string {
  const lines = Object.entries(commands).map(([name, [what]]) => `  ${name.padEnd(14)} ${what}`)
  return ['Usage: common-ground COMMAND', ...lines, '  help           this list'].join('\n')
}
