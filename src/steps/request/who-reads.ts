/** Who reads an answer and how long it is kept, as the form promises (words.yaml, privacy.yaml): once for a page, and where it differs. */
import { findById, type Names, privacy, request, sayAny } from '#content'
import { fixedAtTheBeginning, type Part, type Question } from './request.question.ts'

const { form } = request

/** Said once, above the questions: what is true of all of them, or of most. */
export function whoReadsMost(part: Pick<Part, 'questions'>, names: Names): string {
  const { most, isForAll } = mostSaid(part, names)
  return isForAll ? most : `${form.who_reads_most} ${most[0]?.toLowerCase()}${most.slice(1)}`
}

/** Said beside a question; '' where the page says it. */
export function whoReadsElse(question: Question, part: Pick<Part, 'questions'>, names: Names): string {
  const said = whoReads(question, names)
  return said === mostSaid(part, names).most ? '' : said
}

function mostSaid({ questions }: Pick<Part, 'questions'>, names: Names) {
  const asked = questions.filter(({ id }) => !fixedAtTheBeginning.includes(id))
  const counted = [...Map.groupBy(asked, (question) => whoReads(question, names))]
  const [[most] = ['']] = counted.sort(([, one], [, other]) => other.length - one.length)
  return { most, isForAll: counted.length === 1 }
}

/** Of one question. */
export function whoReads(question: Question, names: Names): string {
  const readers: Readonly<Record<string, string>> = form.who_reads
  const said = readers[question.answer.sees.join(' ')]
  if (said === undefined) throw new Error(`request.yaml does not say who reads ${question.id}`)
  const found = findById(privacy.classes, question.answer.class)
  const kept =
    found && found.id !== 'not-kept'
      ? `${form.kept} ${found.kept.for} ${form.after} ${found.kept.after}`
      : form.not_kept
  return `${sayAny(said, names)}; ${kept}.`
}
