/** `npm run check`: types, style and the rule tests. Seconds, for use while working. */
import { checks, conclude } from './checks.mjs'

const { types, style, tests } = await checks()
conclude([await types(), await style(), await tests(['--project', 'rule'])])
