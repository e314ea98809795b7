/** The words of the record, for the guard (P22): choices and ticks are none. */
import { type Answers, sectionWith } from './record-form.ts'

/** The words of one section, by field. */
export function textsOf({ section, answers }: { section: string; answers: Answers }): Record<string, string> {
  const fields = sectionWith(section)?.fields.filter(({ kind }) => kind === 'text') ?? []
  return Object.fromEntries(fields.map(({ name }) => [name, String(answers[name] ?? '')]))
}

/** Those of all sections, under the names by which their answers to the guard are kept. */
export const textsToRead = (written: ReadonlyMap<string, Answers>): Record<string, string> =>
  Object.fromEntries(
    [...written].flatMap(([section, answers]) =>
      Object.entries(textsOf({ section, answers })).map(([name, text]) => [`write-record.${section}.${name}`, text]),
    ),
  )
