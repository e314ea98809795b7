import { isThing, thingOf } from './genogram-operations.ts'
import { type GenogramState, type NumberedOperation, profileOf } from './genogram-state.ts'

/** What takes an operation back, from the state before it. Removed words come back from there. */
export function inverseGenogram(
  before: GenogramState,
  body: NumberedOperation['body'],
): NumberedOperation['body'] | null {
  const [verb, what = ''] = body.type.split(/-(?=[a-z]+$)/)
  const text = (field: string) => (typeof body[field] === 'string' ? body[field] : '')
  const ids = Object.fromEntries(
    ['person', 'union', 'household', 'relation']
      .filter((field) => text(field) !== '')
      .map((field) => [field, text(field)]),
  )
  if (body.type === 'index') return before.index ? { type: 'index', person: before.index.value } : null
  if (body.type === 'profile') return { type: 'profile', profile: profileOf(before) }
  if (body.type === 'lives') return { ...body, on: body.on === 'yes' ? 'no' : 'yes' }
  if (what === 'family') return { type: verb === 'remove' ? 'restore-family' : 'remove-family', family: text('family') }
  const only = what === 'child' || what === 'household' ? ids : { [what]: ids[what] ?? '' }
  const thing = isThing(what) ? thingOf(before, what, body) : undefined
  if (verb === 'add') return { type: `remove-${what}`, ...only }
  if (verb === 'restore') return { type: `remove-${what}`, ...only }
  if (verb === 'remove') {
    const label = thing?.fields.label?.value
    return { type: `restore-${what}`, ...only, ...(label ? { label } : {}) }
  }
  if (verb !== 'edit' || !thing) return null
  const fields = Object.keys(body).filter((field) => field !== 'type' && !(field in ids && field !== 'b'))
  return {
    type: body.type,
    ...only,
    ...Object.fromEntries(fields.map((field) => [field, thing.fields[field]?.value ?? ''])),
  }
}
