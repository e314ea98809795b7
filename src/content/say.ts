/** Fills the {placeholders} of a text. Which ones a text has is read from its literal type, so that a missing value does not compile. */
import { words } from '../../.generated/content/en.ts'

/** Names a committee sets once (words.yaml, names), such as what its Reviewing Team is called. */
export type Names = Readonly<Record<keyof typeof words.names, string>>

type PlaceholdersIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never

/** What a text still needs besides the committee's names. */
export type ValuesFor<Text extends string> = Readonly<
  Record<Exclude<PlaceholdersIn<Text>, keyof Names>, string | number>
>

/** No third argument where nothing is missing; the values where something is. */
type Needed<Text extends string> = [Exclude<PlaceholdersIn<Text>, keyof Names>] extends [never]
  ? []
  : [values: ValuesFor<Text>]

/** A text known when the program is written. A text chosen at run time has the type `string` and goes through `sayAny`. */
type Literal<Text extends string> = string extends Text ? never : Text

/** The text with its placeholders filled: the committee's names, and exactly the values it asks for. */
export function say<const Text extends string>(text: Literal<Text>, names: Names, ...values: Needed<Text>): string {
  return sayAny(text, names, values[0] ?? {})
}

/** For a text chosen at run time, such as a letter. Throws when a placeholder has no value: half a sentence must never be sent. */
export function sayAny(text: string, names: Names, values: Readonly<Record<string, string | number>> = {}): string {
  if (!text.includes('{')) return text
  const own: Readonly<Record<string, string>> = names
  return text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = Object.hasOwn(own, name) ? own[name] : Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`no value for {${name}} in a text of the content`)
    return String(value)
  })
}

/** A committee's own names over the defaults; an empty or unknown setting changes nothing. */
export const namesOf = (overrides?: Readonly<Record<string, string>>): Names =>
  overrides === undefined ? defaultNames : namesWith(overrides)

function namesWith(overrides: Readonly<Record<string, string>>): Names {
  const own = (key: string) => (Object.hasOwn(overrides, key) ? overrides[key] : undefined)
  const names = Object.entries(words.names).map(([key, name]) => {
    const meanwhile = 'meanwhile' in name ? name.meanwhile : ''
    return [key, own(key) || name.default || meanwhile] as const
  })
  return Object.fromEntries(names) as Names // made from the very keys of the type
}

/** Asked for dozens of times by one page. */
const defaultNames = namesWith({})

/** The names without a default that a committee has not set: the service must not open for real people before it has. */
export function unsetNames(overrides: Readonly<Record<string, string>>): (keyof Names)[] {
  const keys = Object.keys(words.names) as (keyof Names)[] // a constant has no other keys
  return keys.filter((key) => words.names[key].default === '' && !overrides[key])
}
