import { expect, test } from 'vitest'
import { luhnDigit, modulus11Digit, scnDigit, upnLetter } from '../../test/set-up/check-digit.ts'
import { findIdentifiers } from './find-identifiers.ts'

/** Every kind of number and address in every way people write or hide it: each must be found whole (B: structured identifiers 100 %). */
const randomOf = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
const random = randomOf(20261127)
const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
const two = (most: number): string => String(1 + Math.floor(random() * most)).padStart(2, '0')
const grouped = (text: string, ...sizes: number[]): string => {
  const parts: string[] = []
  for (const size of sizes) parts.push(text.slice(parts.join('').length, parts.join('').length + size))
  return parts.join(' ')
}

/** What is done to a number written in groups. */
const numberWays: Readonly<Record<string, (groups: string) => string>> = {
  'as it is': (groups) => groups,
  'run together': (groups) => groups.replaceAll(' ', ''),
  dashes: (groups) => groups.replaceAll(' ', '-'),
  'en dashes': (groups) => groups.replaceAll(' ', '\u2013'),
  dots: (groups) => groups.replaceAll(' ', '.'),
  'two spaces': (groups) => groups.replaceAll(' ', '  '),
  'spaces that do not break': (groups) => groups.replaceAll(' ', '\u00a0'),
  'thin spaces': (groups) => groups.replaceAll(' ', '\u2009'),
  'a line end': (groups) => groups.replace(' ', '\n'),
  'a line end with carriage return': (groups) => groups.replace(' ', '\r\n'),
  'every digit apart': (groups) => groups.replaceAll(' ', '').split('').join(' '),
  'every digit dashed': (groups) => groups.replaceAll(' ', '').split('').join('-'),
  'letter O for nought': (groups) => groups.replaceAll(' ', '').replaceAll('0', 'O'),
  'small o for nought': (groups) => groups.replaceAll('0', 'o'),
  'zero-width marks': (groups) => groups.replaceAll(' ', '').split('').join('\u200b'),
  'full width': (groups) => groups.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  'bold figures': (groups) =>
    groups.replaceAll(' ', '').replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
  'arabic figures': (groups) =>
    groups.replaceAll(' ', '').replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
  'as words': (groups) =>
    groups
      .replaceAll(' ', '')
      .split('')
      .map((digit) => ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][Number(digit)])
      .join(' '),
  'words with noughts': (groups) =>
    groups
      .replaceAll(' ', '')
      .split('')
      .map((digit) => ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][Number(digit)])
      .join(', '),
}

const birthday = (): string => `${two(28)}${two(12)}${two(99)}`
const chi = (check: (nine: string) => string): string => {
  for (;;) {
    const nine = birthday() + digits(3)
    if (check(nine) !== '') return nine + check(nine)
  }
}
const nine = (check: (some: string) => string, length: number): string => {
  for (;;) {
    const some = `${1 + Math.floor(random() * 9)}${digits(length - 1)}`
    if (check(some) !== '') return some + check(some)
  }
}

const numbers: Readonly<Record<string, () => string>> = {
  'CHI (modulus 11)': () => grouped(chi(modulus11Digit), 6, 4),
  'CHI (Luhn)': () => grouped(chi(luhnDigit), 6, 4),
  'CHI with a wrong check digit': () => grouped(birthday() + digits(4), 6, 4),
  NHS: () => grouped(nine(modulus11Digit, 9), 3, 3, 4),
  SCN: () => grouped(nine(scnDigit, 8), 3, 3, 3),
  mobile: () => pick([`07700 900${digits(3)}`, `0770 090 0${digits(3)}`, `077 0090 0${digits(3)}`]),
  landline: () => pick([`01343 ${digits(6)}`, `0131 ${digits(3)} ${digits(4)}`, `01542 8${digits(2)} ${digits(3)}`]),
  'card number': () => grouped(`4${digits(15)}`, 4, 4, 4, 4),
}

const sentences = [
  (words: string) => `It was noted as ${words} on the form.`,
  (words: string) => words,
  (words: string) => `seen today ${words} no change`,
  (words: string) => `(${words})`,
]

/** What of the words no finding covers: figures and letters only. */
function left(text: string, words: string): string {
  const start = text.indexOf(words)
  const shown = new Uint8Array(text.length)
  for (const { start: from, end, kind } of findIdentifiers(text)) if (kind !== 'combination') shown.fill(1, from, end)
  return [...words].length === 0
    ? ''
    : Array.from({ length: words.length }, (_, at) =>
        /[\p{L}\p{N}]/u.test(words[at] ?? '') && !shown[start + at] ? words[at] : '',
      ).join('')
}

const missed = (
  make: () => string,
  ways: Readonly<Record<string, (words: string) => string>>,
  around = sentences,
): string[] => {
  const misses: string[] = []
  for (const [way, change] of Object.entries(ways)) {
    for (let round = 0; round < 12; round++) {
      const words = change(make())
      for (const sentence of around) if (left(sentence(words), words) !== '') misses.push(`${way}: ${sentence(words)}`)
    }
  }
  return misses
}

test.each(Object.keys(numbers))('%s, written in any way, without a label', (kind) => {
  expect(missed(numbers[kind] as () => string, numberWays)).toEqual([])
})

/** Ways of writing what holds letters as well. */
const codeWays: Readonly<Record<string, (words: string) => string>> = {
  'as it is': (words) => words,
  'run together': (words) => words.replaceAll(' ', ''),
  'small letters': (words) => words.toLowerCase(),
  'spaces that do not break': (words) => words.replaceAll(' ', '\u00a0'),
  'two spaces': (words) => words.replaceAll(' ', '  '),
  dashes: (words) => words.replaceAll(' ', '-'),
  'a line end': (words) => words.replace(' ', '\n'),
  'zero-width marks': (words) => words.split('').join('\u200b'),
  'full width': (words) => words.replace(/[A-Z\d]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'letters that only look Latin': (words) =>
    words.replace(/[ABCEHKMOPTXY]/g, (one) => 'АВСЕНКМОРТХУ'['ABCEHKMOPTXY'.indexOf(one)] ?? one),
}
const letters = (from: string, count: number): string =>
  Array.from({ length: count }, () => pick(from.split(''))).join('')

const codes: Readonly<Record<string, () => string>> = {
  'National Insurance': () =>
    `${pick(['JG', 'NX', 'AB', 'SC', 'PW'])} ${digits(2)} ${digits(2)} ${digits(2)} ${pick(['A', 'B', 'C', 'D'])}`,
  UPN: () => {
    const twelve = digits(12)
    return upnLetter(twelve) + twelve
  },
  postcode: () =>
    `${pick(['IV30', 'AB56', 'IV36', 'G12', 'EH6', 'ZE1', 'DD10', 'SW1A', 'M1'])} ${digits(1)}${letters('ABDEFGHJLNPQRSTUWXYZ', 2)}`,
  plate: () => `${letters('SABCKL', 2)}${pick(['19', '64', '07', '23'])} ${letters('ABCDEFGHJKLMNOPRSTUVWXYZ', 3)}`,
}
const codeSentences: Readonly<Record<string, readonly ((words: string) => string)[]>> = {
  'National Insurance': [(words) => `NI number ${words} was on it`, (words) => `It was ${words}.`],
  UPN: [(words) => `UPN ${words}`, (words) => `It was ${words}.`],
  postcode: [(words) => `postcode ${words} now`, (words) => `They moved to ${words}.`],
  plate: [(words) => `the car reg ${words} was outside`, (words) => `seen in a blue car ${words} at night`],
}

test.each(Object.keys(codes))('%s, written in any way', (kind) => {
  expect(missed(codes[kind] as () => string, codeWays, codeSentences[kind] as (typeof sentences)[number][])).toEqual([])
})

/** What a label gives away, in the ways the field writes labels. */
const labelled: Readonly<Record<string, readonly (() => string)[]>> = {
  case: [
    () => `Mosaic {${digits(6)}}`,
    () => `mosaic id: {${digits(5)}}`,
    () => `CareFirst no. {${digits(4)}}`,
    () => `SWIS {${digits(3)} ${digits(4)}}`,
    () => `case ref {AB/${digits(4)}/24}`,
    () => `client id = {${digits(7)}}`,
    () => `person id\n{${digits(6)}}`,
    () => `Eclipse record number is {${digits(8)}}`,
    () => `unit no {G${digits(7)}}`,
    () => `hospital number: {${digits(3)}-${digits(4)}}`,
    () => `file {SW-${digits(5)}}`,
  ],
  police: [
    () => `crime ref {CF0${digits(6)}/24}`,
    () => `incident {PS-2025${two(12)}${two(28)}-${digits(4)}}`,
    () => `incident no {${digits(4)} of ${two(28)}/${two(12)}}`,
    () => `ivpd {${digits(7)}}`,
    () => `iVPD ref: {VP${digits(6)}}`,
    () => `STORM {${digits(4)}}`,
    () => `CR no {${digits(5)}/25}`,
    () => `PNC {${two(28)}/${digits(6)}X}`,
    () => `CHS {S${digits(6)}/${digits(2)}Z}`,
    () => `custody ref {ELG/${digits(4)}/25}`,
    () => `PC {${digits(4)}} attended`,
    () => `collar number {K${digits(3)}}`,
  ],
  court: [
    () => `SCRA {${digits(6)}}`,
    () => `scra ref {${digits(7)}}`,
    () => `reporter's ref: {2025/${digits(5)}}`,
    () => `court ref {ELG-B${digits(3)}-24}`,
    () => `PF ref {EL${digits(8)}}`,
    () => `petition {PD${digits(2)}/25}`,
    () => `case {PF/2025/${digits(5)}}`,
    () => `hearing no {${digits(5)}}`,
  ],
  bank: [
    () => `sort code {${digits(2)}-${digits(2)}-${digits(2)}}`,
    () => `sort code {${digits(2)} ${digits(2)} ${digits(2)}} account {${digits(8)}}`,
    () => `s/c {${digits(6)}} a/c {${digits(8)}}`,
    () => `acc no {${digits(4)} ${digits(4)}}`,
    () => `IBAN {GB${digits(2)} RBOS ${digits(4)} ${digits(4)} ${digits(4)} ${digits(2)}}`,
    () => `card ending {${digits(4)}}`,
    () => `debit card {${digits(4)}-${digits(4)}-${digits(4)}-${digits(4)}}`,
  ],
  others: [
    () => `passport {${digits(9)}}`,
    () => `passport no: {${digits(3)} ${digits(3)} ${digits(3)}}`,
    () => `driving licence {MORGA${digits(6)}SM9IJ}`,
    () => `BRP {ZU${digits(7)}}`,
    () => `Home Office ref {A${digits(7)}}`,
    () => `SSSC {${digits(7)}}`,
    () => `NMC pin {${two(28)}A${digits(4)}E}`,
    () => `SCN: {${digits(9)}}`,
    () => `sqa candidate no {${digits(3)} ${digits(3)} ${digits(3)}}`,
    () => `CHI {${birthday()}}`,
    () => `chi - {${birthday()} ${digits(4)}}`,
    () => `NHS No {${digits(3)}-${digits(3)}-${digits(4)}}`,
    () => `ULN {${digits(10)}}`,
  ],
  phone: [
    () => `ring {07700 9${digits(5)}}`,
    () => `mob: {07700-900-${digits(3)}}`,
    () => `tel {(01343) 55${digits(4)}}`,
    () => `tel. {01343/55${digits(4)}}`,
    () => `{+44 (0)7700 900${digits(3)}}`,
    () => `{+44.7700.900${digits(3)}}`,
    () => `{0044 7700 900${digits(3)}}`,
    () => `{447700900${digits(3)}}`,
    () => `call {55${digits(4)}}`,
    () => `ext {${digits(4)}}`,
    () => `{+48 601 ${digits(3)} ${digits(3)}}`,
    () => `{+353 87 ${digits(3)} ${digits(4)}}`,
    () => `{0 1 3 4 3 5 5 ${digits(1)} ${digits(1)} ${digits(1)} ${digits(1)}}`,
    () => `number ends {${digits(3)}}`,
    () => `oh seven seven hundred: {07700} {900${digits(3)}}`,
  ],
  online: [
    () => `{k.leigh${digits(2)}@mail.example}`,
    () => `{K_LEIGH@MAIL.EXAMPLE}`,
    () => `{mum+${digits(2)}@post.co.uk}`,
    () => `{shaz at mail dot com}`,
    () => `{shaz [at] mail [dot] co [dot] uk}`,
    () => `{shaz(at)mail.example}`,
    () => `{shaz @ mail . com}`,
    () => `{shaz@mail\n.example}`,
    () => `{https://www.facebook.example/k.leigh.${digits(2)}?ref=${digits(3)}}`,
    () => `{www.tok.example/@user${digits(2)}}`,
    () => `{facebook.com/shaz.gow}`,
    () => `{hxxps://insta.example/kez}`,
    () => `{m.me/kez.x}`,
    () => `{@kez_x${digits(2)}}`,
    () => `insta {kez.x.${digits(2)}}`,
    () => `snap: {jamieboy${digits(2)}}`,
    () => `on tiktok as {xX_sn1per_Xx}`,
    () => `her snapchat is {lil-jayy${digits(2)}}`,
    () => `psn {BigMan_${digits(4)}}`,
    () => `gamertag "{Shadow${digits(3)}}"`,
    () => `IP {192.168.${digits(2)}.${digits(2)}}`,
  ],
}

test.each(Object.keys(labelled))('%s with the labels of the field', (kind) => {
  const misses: string[] = []
  for (const make of labelled[kind] ?? []) {
    for (let round = 0; round < 8; round++) {
      const pattern = make()
      for (const change of [
        (text: string) => text,
        (text: string) => text.toLowerCase(),
        (text: string) => text.toUpperCase(),
        (text: string) => `Noted today: ${text} and no more.`,
      ]) {
        const marked = change(pattern)
        const text = marked.replace(/[{}]/g, '')
        for (const [, words = ''] of marked.matchAll(/\{([^}]*)\}/g)) if (left(text, words) !== '') misses.push(text)
      }
    }
  }
  expect(misses).toEqual([])
})

const dayNames = ['first', 'second', 'third', 'ninth', 'twelfth', 'fourteenth', 'twenty-first', 'thirtieth']
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const day = (): number => 1 + Math.floor(random() * 28)
const ordinal = (number: number): string =>
  `${number}${number % 10 === 1 && number !== 11 ? 'st' : number % 10 === 2 && number !== 12 ? 'nd' : number % 10 === 3 && number !== 13 ? 'rd' : 'th'}`
const year = (): number => 2005 + Math.floor(random() * 20)
const dates: readonly (() => string)[] = [
  () => `{${two(28)}/${two(12)}/${year()}}`,
  () => `{${day()}/${two(12)}/${String(year()).slice(2)}}`,
  () => `{${two(28)}.${two(12)}.${year()}}`,
  () => `{${two(28)}-${two(12)}-${year()}}`,
  () => `{${two(28)} ${two(12)} ${year()}}`,
  () => `{${two(28)}\\${two(12)}\\${year()}}`,
  () => `{${two(28)} / ${two(12)} / ${year()}}`,
  () => `{${two(28)}\u2013${two(12)}\u2013${year()}}`,
  () => `{${year()}-${two(12)}-${two(28)}}`,
  () => `{${year()}/${two(12)}/${two(28)}}`,
  () => `{${day()} ${pick(monthNames)} ${year()}}`,
  () => `{${day()} ${pick(monthNames).slice(0, 3)} ${String(year()).slice(2)}}`,
  () => `{${day()}${pick(monthNames).slice(0, 3)}${year()}}`,
  () => `{${day()}-${pick(monthNames).slice(0, 3)}-${year()}}`,
  () => `{${ordinal(day())} ${pick(monthNames)}}`,
  () => `{${ordinal(day())} of ${pick(monthNames)} ${year()}}`,
  () => `{${pick(monthNames)} ${ordinal(day())}, ${year()}}`,
  () => `{${pick(monthNames)} ${day()} ${year()}}`,
  () => `{${pick(['Mon', 'Tues', 'Wednesday', 'Fri'])} ${day()} ${pick(monthNames)}}`,
  () => `{${pick(['Monday', 'Thursday'])} the ${ordinal(day())} of ${pick(monthNames)}}`,
  () => `{the ${pick(dayNames)} of ${pick(monthNames)}}`,
  () => `{${pick(dayNames)} ${pick(monthNames)} ${year()}}`,
  () => `{${pick(monthNames)} the ${pick(dayNames)}}`,
  () => `dob {${day()}/${day() % 12 || 12}/${String(year()).slice(2)}}`,
  () => `dob: {${two(28)}${two(12)}${year()}}`,
  () => `d.o.b {${two(28)}${two(12)}${String(year()).slice(2)}}`,
  () => `born {${pick(monthNames)} ${day()}}`,
  () => `b. {${day()}.${day() % 12 || 12}.${String(year()).slice(2)}}`,
  () => `seen {${day()}/${day() % 12 || 12}}`,
  () => `seen {3/11}, {10/11} and {17/11}`,
  () => `on the {${ordinal(day())}} and then`,
  () => `{2O/O${1 + Math.floor(random() * 9)}/2O14}`,
]

test('days, written in any way', () => {
  const misses: string[] = []
  for (const make of dates) {
    for (let round = 0; round < 10; round++) {
      const pattern = make()
      for (const change of [
        (text: string) => text,
        (text: string) => text.toLowerCase(),
        (text: string) => text.toUpperCase(),
        (text: string) => `It was ${text} when they met.`,
        (text: string) => text.replaceAll(' ', '\u00a0'),
        (text: string) => text.replace(' ', '\n'),
      ]) {
        const marked = change(pattern)
        const text = marked.replace(/[{}]/g, '')
        for (const [, words = ''] of marked.matchAll(/\{([^}]*)\}/g))
          if (left(text, words) !== '') misses.push(JSON.stringify(text))
      }
    }
  }
  expect(misses).toEqual([])
})

test('the first half of a postcode', () => {
  const misses: string[] = []
  for (const code of ['IV30', 'AB56', 'KW15', 'G12', 'ZE2', 'DD10'])
    for (const text of [
      `They live in ${code}.`,
      `postcode ${code.toLowerCase()}`,
      `moved to the ${code} area`,
      `(${code})`,
      `moved from ${code} to another town`,
    ])
      if (left(text, text.match(new RegExp(code, 'i'))?.[0] ?? code) !== '') misses.push(text)
  expect(misses).toEqual([])
})
