/**
 * What must be true of the content, whoever changes it. Each fault is a line `file.yaml place: what is wrong`.
 * Shapes are checked by src/content/schema.ts in a test; here stands what spans files or keeps a promise.
 */

/** All faults, in the order of the files. @param {Map<string, any>} files name without .yaml → parsed file */
export function faultsIn(files) {
  const faults = []
  const say = (file, path, message) => faults.push(`${file}.yaml ${path.join('/')}: ${message}`)
  for (const [file, value] of files) {
    textFaults(files, file, value, say)
    idFaults(file, value, say)
    referenceFaults(files, file, value, say)
  }
  if (files.has('gate')) gateFaults(files.get('gate'), say)
  if (files.has('meeting-prompts')) cellFaults(files.get('meeting-prompts'), say)
  if (files.has('meeting')) agendaFaults(files.get('meeting'), say)
  letterFaults(files, say)
  procedureFaults(files, faults)
  return faults
}

/** Calls `visit(value, path, key)` for every value; a list item with an id is named by its id. */
export function walk(value, visit, path = []) {
  visit(value, path, path.at(-1) ?? '')
  if (value === null || typeof value !== 'object') return
  for (const [key, child] of Object.entries(value)) {
    walk(child, visit, [...path, Array.isArray(value) && child?.id !== undefined ? String(child.id) : key])
  }
}

export const placeholdersIn = (text) => [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1])

/** Spellings of another country, and words that would date or exclude. British: colour, organise, centre, programme of work. */
const notBritish =
  /\b(colors?|colored|behaviors?|centers?|centered|organiz\w*|recogniz\w*|summariz\w*|analyz\w*|favor\w*|honor\w*|labor|neighbor\w*|catalogs?|fulfill|enrollment|judgment|gray|licensed? practitioner|practicing|canceled|traveled|modeling|counselor|mom|gotten)\b/i

function textFaults(files, file, value, say) {
  const words = files.get('words')
  const own = file.startsWith('letters') ? {} : (value.placeholders ?? {}) // letters hold nothing a page may hold
  const known = new Set([words?.names, words?.placeholders, own].flatMap((part) => Object.keys(part ?? {})))
  walk(value, (text, path) => {
    if (typeof text !== 'string') return
    for (const name of placeholdersIn(text))
      if (!known.has(name)) say(file, path, `{${name}} is not known: say what it holds in "placeholders" of this file`)
    if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) say(file, path, 'a { or } without its partner')
    const spelling = notBritish.exec(text)
    if (spelling) say(file, path, `"${spelling[0]}" is not British spelling`)
    if (text.includes('!')) say(file, path, 'no exclamation marks')
  })
}

/** An id comes once in its list. Evaluation, request and letters also need it once across pages, parts or files. */
function idFaults(file, value, say) {
  walk(value, (list, path) => {
    if (!Array.isArray(list)) return
    const ids = list.map((item) => item?.id).filter((id) => id !== undefined)
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) say(file, path, `id "${id}" comes twice`)
    for (const id of ids)
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(String(id))) say(file, path, `id "${id}" is not lower-case-with-hyphens`)
  })
  if (file !== 'request') return
  const questions = value.pages.flatMap((page) => page.questions.map((question) => question.id))
  for (const id of questions.filter((id, at) => questions.indexOf(id) !== at))
    say(file, ['pages'], `question "${id}" comes twice`)
}

/** Audiences, classes of information, letters, statements, facts and destinations that are named must exist. */
function referenceFaults(files, file, value, say) {
  const words = files.get('words') ?? {}
  const privacy = files.get('privacy') ?? {}
  const screening = files.get('screening') ?? {}
  const audiences = new Set(
    [words.audiences, words.audience_groups, privacy.extra_audiences].flatMap((part) => Object.keys(part ?? {})),
  )
  const ids = (list) => new Set((list ?? []).map((item) => item.id))
  const letters = new Set(lettersIn(files).map(({ letter }) => letter.id))
  const known = {
    class: file === 'guard' ? new Set([...ids(privacy.classes), 'must', 'check', 'together']) : ids(privacy.classes),
    letter: file === 'screening' ? letters : undefined,
    statement: file !== 'meeting' ? undefined : new Set(Object.keys(files.get('statements')?.pages ?? {})),
    stage: file === 'words' ? new Set(Object.keys(words.stages ?? {})) : undefined,
    block: file === 'meeting' ? ids(value.agenda.blocks) : undefined,
    source: file === 'screening' ? new Set(Object.keys(screening.sources ?? {})) : undefined,
  }
  walk(value, (one, path, key) => {
    if (typeof one === 'string' && known[key] && !known[key].has(one)) say(file, path, `there is no ${key} "${one}"`)
    if (key === 'sees' && Array.isArray(one))
      for (const name of one) if (!audiences.has(name)) say(file, path, `there is no audience "${name}"`)
    if (key === 'facts' && path.includes('questions'))
      for (const id of one) if (!ids(screening.facts).has(id)) say(file, path, `there is no fact "${id}"`)
    if (
      key === 'show' &&
      typeof one === 'string' &&
      one.startsWith('gate/') &&
      !ids(files.get('gate')?.destinations).has(one.slice(5))
    )
      say(file, path, `there is no destination "${one}"`)
  })
}

/** P3, P4: safety comes first, every answer leads on, every path ends, and every destination can be reached. */
function gateFaults({ questions, destinations, carried_notes: notes }, say) {
  if (questions[0].id !== 'safety') say('gate', ['questions'], 'the safety question comes first')
  const order = questions.map((question) => question.id)
  const ends = destinations.map((destination) => destination.id)
  const reached = new Set()
  for (const [at, question] of questions.entries()) {
    for (const [id, { to, carry }] of Object.entries(question.answers)) {
      const path = ['questions', question.id, 'answers', id]
      reached.add(to)
      if (!ends.includes(to) && order.indexOf(to) <= at)
        say('gate', path, `"${to}" is neither a later question nor a destination`)
      if (carry !== undefined && notes[carry] === undefined) say('gate', path, `there is no carried note "${carry}"`)
    }
  }
  for (const id of [...order.slice(1), ...ends]) if (!reached.has(id)) say('gate', [], `nothing leads to "${id}"`)
}

/** P20: four functions × four stages, each cell once with at least two prompts; four lenses. */
function cellFaults({ four_by_four_by_four: model }, say) {
  const path = ['four_by_four_by_four', 'cells']
  for (const part of ['stages', 'functions', 'lenses'])
    if (Object.keys(model[part]).length !== 4) say('meeting-prompts', [path[0], part], 'there are four')
  for (const made of Object.keys(model.functions)) {
    for (const stage of Object.keys(model.stages)) {
      const cells = model.cells.filter((cell) => cell.function === made && cell.stage === stage)
      if (cells.length !== 1) say('meeting-prompts', path, `${made} × ${stage} comes ${cells.length} times`)
      if (cells.some((cell) => cell.prompts.length < 2))
        say('meeting-prompts', path, `${made} × ${stage} needs two prompts`)
    }
  }
}

function agendaFaults({ agenda }, say) {
  const minutes = agenda.blocks.reduce((sum, block) => sum + block.minutes, 0)
  if (minutes !== agenda.total)
    say('meeting', ['agenda'], `the blocks take ${minutes} minutes, the total says ${agenda.total}`)
}

const lettersIn = (files) =>
  [...files]
    .filter(([file]) => file.startsWith('letters'))
    .flatMap(([file, { letters }]) => letters.map((letter) => ({ file, letter })))

/** A subject is read on locked screens: it may hold a number, a date, or a name of this service or a document (P22). */
const subjectMayHold = [
  'reference',
  'due_date',
  'disposal_date',
  'meeting_date',
  'review_date',
  'report_period',
  'version',
  'service',
]

function letterFaults(files, say) {
  const all = lettersIn(files)
  const parts = new Set([
    ...Object.keys(files.get('words')?.audiences ?? {}),
    ...Object.keys(files.get('letters')?.parts ?? {}),
  ])
  for (const { file, letter } of all) {
    const path = ['letters', letter.id]
    if (all.filter((other) => other.letter.id === letter.id).length > 1)
      say(file, path, 'the id is used by another letter')
    for (const to of letter.to)
      if (!parts.has(to))
        say(file, [...path, 'to'], `"${to}" is neither an audience nor one of "parts" in letters.yaml`)
    for (const name of placeholdersIn(letter.subject))
      if (!subjectMayHold.includes(name)) say(file, [...path, 'subject'], `{${name}} could hold case detail or a name`)
  }
}

/** Every obligation of the procedure is served somewhere, and none is invented. */
function procedureFaults(files, faults) {
  const served = new Set()
  for (const [file, value] of files) {
    walk(value, (ids, path, key) => {
      if ((key !== 'p' && key !== 'serves') || !Array.isArray(ids)) return
      for (const id of ids) {
        if (/^P([1-9]|[12]\d|3[0-3])$/.test(id)) served.add(id)
        else faults.push(`${file}.yaml ${path.join('/')}: there is no obligation ${id}`)
      }
    })
  }
  for (let number = 1; number <= 33; number += 1)
    if (!served.has(`P${number}`)) faults.push(`README.md: P${number} is served nowhere`)
}
