/** The questions of an evaluation as tables of tick boxes, one table for neighbours on the same scale. */
import { box, choice, gap, heading, hint, question, room, table, text } from './pieces.mjs'

export function evaluationParts(form, kind, words, requestPages) {
  const asked = form[kind]
  const parts = asked.parts ?? [{ title: form[kind].title, questions: asked.questions }]
  const about = kind === 'after' ? [aboutYou(form, words, requestPages)] : []
  return [...about, ...parts.map((part) => onePart(form, part, words, !asked.parts))].flat()
}

function onePart(form, part, words, alone) {
  return [
    ...(alone ? [] : [heading(2, part.title), ...(part.lead ? [text(part.lead, 'Lead')] : [])]),
    ...neighbours(part.questions).flatMap((group) => {
      const [first] = group
      if (first.scale === undefined) return [oneQuestion(first, words), gap()]
      const scale = form.scales[first.scale]
      if (part.twice || scale.kind === '0-10') return group.flatMap((asked) => wide(asked, scale, part, words))
      return narrow(group, scale, words)
    }),
  ]
}

function neighbours(questions) {
  const groups = []
  for (const asked of questions) {
    const last = groups.at(-1)
    if (last && asked.scale !== undefined && last[0].scale === asked.scale) last.push(asked)
    else groups.push([asked])
  }
  return groups
}

/** A question of its own above a row of eleven boxes; a second row when it is asked twice. */
function wide(asked, scale, { twice, labels }, words) {
  const numbers = Array.from({ length: 11 }, (_, number) => String(number))
  const rows = twice ? [labels.now, labels.then] : ['']
  const line = (name) => [
    ...(twice ? [name] : []),
    ...numbers.map((number) => [text([box(`${name} ${number}`.trim())], 'Cell')]),
  ]
  const key = Object.entries(scale.labels).map(([number, label]) => `${number} = ${label}`)
  return [
    heading(3, asked.label),
    hint(key.join('    ')),
    table(
      [...(twice ? [3.4] : []), ...numbers.map(() => 1)],
      [...(twice ? [words.when] : []), ...numbers],
      rows.map(line),
      { box: true },
    ),
    gap(),
  ]
}

/** Statements down, numbers across; what the numbers mean stands above. */
function narrow(group, scale, words) {
  const numbers = Object.keys(scale.labels)
  const labels = [
    ...numbers.map((number) => [number, scale.labels[number]]),
    ...(scale.none ? [[scale.none, scale.none]] : []),
  ]
  const key = numbers.map((number) => `${number} = ${scale.labels[number]}`)
  return [
    hint(`${words.rate} ${key.join('    ')}`),
    table(
      [9 - numbers.length * 0.6, ...numbers.map(() => 1), ...(scale.none ? [2] : [])],
      [words.statement, ...labels.map(([short]) => short)],
      group.map((asked) => [asked.label, ...labels.map(([, label]) => [text([box(label)], 'Cell')])]),
      { box: true },
    ),
    gap(),
  ]
}

function oneQuestion(asked, words) {
  const own = words.paper.hints[asked.id] ?? asked.note
  const hints = own ? [hint(own)] : []
  if (asked.choices) return question(asked.label, hints, Object.values(asked.choices).map(choice), 0)
  if (asked.kind === 'yes-no') return question(asked.label, hints, [choice(words.yes), choice(words.no)], 0)
  return question(asked.label, hints, room(), 1500)
}

function aboutYou(form, words, requestPages) {
  const agencies = requestPages.flatMap((page) => page.questions).find((asked) => asked.id === 'agency').choices
  return [
    text(form.about_you.lead, 'Lead'),
    ...form.about_you.questions.flatMap((asked) => [
      oneQuestion(asked.choices_from ? { ...asked, choices: agencies } : asked, words),
      gap(),
    ]),
  ]
}
