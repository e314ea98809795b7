/** `npm run sbom [-- FILE]`: the list of parts that production installs, as CycloneDX JSON. */
import { readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { componentsOf } from './components.mjs'

const list = `${JSON.stringify(componentsOf(JSON.parse(readFileSync('package-lock.json', 'utf8'))), null, 2)}\n`
if (argv[2]) writeFileSync(argv[2], list)
else process.stdout.write(list)
