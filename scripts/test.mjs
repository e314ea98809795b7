/** `npm test`: everything. `npm test -- PATH` runs the tests whose path holds PATH. The last line is `N passed, N failed`. */
import { argv } from 'node:process'
import { checks, conclude } from './checks.mjs'

const part = argv.slice(2)
const { types, style, built, tests } = await checks()
const results = part.length > 0 ? [await built()] : [await types(), await style(), await built()]
conclude([...results, await tests(part)])
