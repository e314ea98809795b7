import { examine, type Finding } from './doctor.ts'

/** Exit code 0: healthy, 1: a problem. `--json` prints the findings as one JSON array. */
export async function run(words: readonly string[]): Promise<number> {
  if (words.some((word) => word !== '--json')) {
    console.error('Usage: common-ground doctor [--json]')
    return 2
  }
  const findings = await examine(process.env)
  console.log(words.includes('--json') ? JSON.stringify(findings) : findings.map(line).join('\n'))
  return findings.some(({ level }) => level === 'problem') ? 1 : 0
}

const line = ({ level, about, says }: Finding): string => `${level.padEnd(8)} ${about.padEnd(17)} ${says}`
