/** The words a drawing needs, as drawings.yaml and meeting-tools.yaml hold them. They come from outside: this folder imports nothing. */

type Labels = Readonly<Record<string, string>>
type Signs = Readonly<Record<string, { readonly label: string }>>

export interface GenogramWords {
  readonly title: string
  readonly numbers: readonly string[]
  readonly person: string
  readonly people: string
  readonly generation: string
  readonly generations: string
  readonly and: string
  readonly opening: string
  readonly nobody: string
  readonly about: string
  readonly couple: string
  readonly alone: string
  readonly children: string
  readonly lives: string
  readonly 'household-of-one': string
  readonly 'gets-on': string
  readonly 'gets-on-towards': string
  readonly apart: string
  readonly loop: string
  readonly unnamed: string
  readonly household: string
  readonly key: string
  readonly died: string
  readonly pet: string
  readonly donor: string
  readonly 'step-drawn': string
  readonly twin: string
  readonly identical: string
  readonly 'not-known': string
  readonly kinds: Labels
  readonly sexes: Labels
  readonly statuses: Labels
  readonly marks: Labels
  readonly links: Labels
  readonly letters: Labels
}

/** meeting-tools.yaml, genogram. */
export interface SignWords {
  readonly age_bands: Labels
  readonly symbols: {
    readonly people: Signs
    readonly couples: Signs
    readonly children: Signs
    readonly household: Signs
    readonly lines: Signs
  }
}

/** Fills {placeholders}; here without the committee's names. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
