/** Draws notes with gold spans from the sentence forms: people, places and numbers are made up, every draw the same for the same seed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { groups } from './people.ts'

export interface Gold {
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly group?: string
}

export interface Note {
  readonly id: string
  readonly text: string
  readonly roster?: readonly (string | { readonly name: string })[]
  readonly spans: readonly Gold[]
}

export const linesOf = (name: string): string[] =>
  readFileSync(join(process.cwd(), 'bench', 'guard', name), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^#+ /.test(line))

/** Forms whose number leaves this rest are never looked at while the guard is changed; only their figures are. */
const heldOut = (at: number): boolean => at % 4 === 3

interface Draw {
  readonly size: number
  readonly seed: number
  readonly part: 'development' | 'held out'
}

export function draw({ size, seed, part }: Draw): Note[] {
  const random = randomOf(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const forms = linesOf('forms.txt').filter((_, at) => heldOut(at) === (part === 'held out'))
  const fillers = linesOf('prose.txt').filter((_, at) => heldOut(at) === (part === 'held out'))
  return Array.from({ length: size }, (_, at) => {
    const group = pick(Object.keys(groups))
    const pieces: Piece[] = []
    const sentences = 1 + Math.floor(random() * 3)
    for (let count = 0; count < sentences; count++) {
      if (random() < 0.4) pieces.push([pick(fillers), undefined], [' ', undefined])
      pieces.push(...filled(forms[Math.floor(random() * forms.length)] ?? '', group, pick, random), [' ', undefined])
    }
    return styled(`${part}-${at}`, pieces, group, random)
  })
}

type Piece = readonly [string, string | undefined]

function filled(form: string, group: string, pick: <T>(from: readonly T[]) => T, random: () => number): Piece[] {
  const [given, surnames] = groups[group] ?? [[], []]
  const name = pick(given)
  let other = pick(given)
  while (other === name) other = pick(given)
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
  const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0')
  const value = (slot: string): Piece => {
    switch (slot) {
      case 'n':
        return [name, 'PERSON']
      case 'm':
        return [other, 'PERSON']
      case 'sn':
        return [pick(surnames), 'PERSON']
      case 'full':
        return [`${pick(given)} ${pick(surnames)}`, 'PERSON']
      case 'mr':
        return [`${pick(['Mr', 'Mrs', 'Ms', 'Miss', 'Dr'])} ${pick(surnames)}`, 'PERSON']
      case 'nick':
        return [
          pick([
            'Boo',
            'Tink',
            'Squeak',
            'Bug',
            'Moose',
            'Spud',
            'Tattie',
            'Midge',
            'Nugget',
            'Peanut',
            'Zazu',
            'Doodle',
          ]),
          'PERSON',
        ]
      case 'pet':
        return [
          pick(['Bailey', 'Smudge', 'Biscuit', 'Rex', 'Max', 'Socks', 'Pepper', 'Bruno', 'Tiger', 'Milo', 'Fudge']),
          'PERSON',
        ]
      case 'init':
        return [pick(['JM', 'K.L.', 'J.M.', 'RB', 'AK']), 'PERSON']
      case 'dob':
        return [date(random, pick, two), 'DATE_OF_BIRTH']
      case 'date':
        return [date(random, pick, two), 'DATE']
      case 'addr':
        return [
          `${pick(['', 'Flat 2/1, ', 'Flat 3, '])}${1 + Math.floor(random() * 140)}${pick(['', '', 'A', 'b'])} ${pick(['Birch', 'Kirk', 'Victoria', 'Duff', 'Mossend', 'Seafield', 'Pluscarden', 'Bishopmill', 'Anderson', 'Robertson', 'Station', 'Castle', 'South'])} ${pick(['Road', 'Street', 'Avenue', 'Crescent', 'Drive', 'Place', 'Court', 'Terrace', 'Wynd', 'Brae'])}`,
          'ADDRESS',
        ]
      case 'place':
        return [
          pick([
            'Elgin',
            'Forres',
            'Buckie',
            'Lossiemouth',
            'Keith',
            'Dufftown',
            'Aberlour',
            'Fochabers',
            'Hopeman',
            'Burghead',
            'Cullen',
            'Rothes',
            'Tomintoul',
            'Inverness',
            'Nairn',
            'Portsoy',
            'Banff',
            'Huntly',
            'Craigellachie',
            'New Elgin',
            'Lhanbryde',
            'Aberdeen',
            'Glasgow',
            'Dundee',
            'Findhorn',
          ]),
          'PLACE',
        ]
      case 'pc':
        return [
          pick(['IV30 1AB', 'AB56 4PQ', 'IV36 2TD', 'iv30 6gh', 'AB38 7EX', 'G12 8QQ', 'EH6 5NP', 'AB101XY']),
          'POSTCODE',
        ]
      case 'out':
        return [pick(['IV30', 'AB56', 'IV36']), 'POSTCODE']
      case 'phone':
        return [
          pick([
            `07700 900${digits(3)}`,
            `07700900${digits(3)}`,
            `01343 ${digits(6)}`,
            `+44 7700 900 ${digits(3)}`,
            `(01343) 55${digits(4)}`,
            `0770 0900 ${digits(3)}`,
          ]),
          'PHONE',
        ]
      case 'email':
        return [
          `${pick(['k.leigh', 'mum_of_4', 'jm2011', 'tam.gow', 'xxkezxx'])}@${pick(['mail.example', 'school.example', 'post.example'])}`,
          'EMAIL',
        ]
      case 'url':
        return [
          pick(['https://www.facebook.example/k.leigh.99', 'www.tok.example/@user77', 'facebook.com/shaz.gow']),
          'URL',
        ]
      case 'handle':
        return [pick(['@kez_x', 'jamieboy07', 'xX_sn1per_Xx', 'kayls.99', '@tamgow', 'bigman2010']), 'HANDLE']
      case 'reg':
        return [pick(['SV19 KXR', 'SY64ABC', 'N123 XSA', 'sv19 kxr', 'SW07 OPL', 'K7 TAM']), 'VEHICLE']
      case 'chi':
        return [
          pick([`${two(28)}${two(12)}${two(19)}${digits(4)}`, `${two(28)}${two(12)}${two(19)} ${digits(4)}`]),
          'CHI',
        ]
      case 'nhs':
        return [pick([`943 476 ${digits(4)}`, `4857773456`]), 'NHS']
      case 'nino':
        return [pick(['QQ 12 34 56 C', 'AB123456C', 'JG 10 37 59 A', 'ab 12 34 56 d', 'JK123456']), 'NINO']
      case 'scn':
        return [digits(9), 'SCN']
      case 'upn':
        return [pick(['B801200005001', `H${digits(12)}`]), 'UPN']
      case 'case':
        return [digits(5 + Math.floor(random() * 4)), 'CASE_ID']
      case 'pol':
        return [
          pick([`PS-2024${two(12)}${two(28)}-${digits(4)}`, `CR/0${digits(6)}/24`, digits(7), `MH${digits(6)}`]),
          'POLICE_REF',
        ]
      case 'court':
        return [pick([`SCRA/${digits(6)}`, `2024-${digits(5)}`, `ELG-B${digits(3)}-24`, digits(7)]), 'COURT_REF']
      case 'school':
        return [
          pick([
            'Linkwood Primary',
            'Elgin Academy',
            "Milne's High School",
            'St Gerardine Primary School',
            'Bishopmill Primary',
            'Speyside High',
            'Keith Grammar',
            'New Elgin Primary',
            'Lossie High',
            'Seafield Primary',
            'Cluny Primary',
            'Forres Academy',
            'Sunflower Nursery',
            'Little Acorns Nursery',
            'Cedarwood Early Learning and Childcare Centre',
          ]),
          'SCHOOL',
        ]
      case 'org':
        return [
          pick([
            'Glassgreen Surgery',
            'Maryhill Health Centre',
            "Dr Gray's Hospital",
            'Raigmore Hospital',
            'Ward 4',
            'Elgin City FC',
            'St Giles Church',
            'The Loft Youth Project',
            'Moray Rape Crisis',
            'Linkwood Medical Practice',
            'Forres Boxing Club',
            'Rothes Community Hall',
          ]),
          'ORGANISATION_LOCAL',
        ]
      case 'bank':
        return [pick(['80-22-60 12345678', '80 22 60 12345678', '4929 1234 5678 9012']), 'BANK']
      default:
        return [pick([`AB-${digits(5)}`, `${digits(9)}`, `MH${digits(4)}/${digits(3)}`]), 'OTHER_ID']
    }
  }
  return form
    .split(/(\{[a-z]+\})/)
    .filter(Boolean)
    .map((piece) => (/^\{[a-z]+\}$/.test(piece) ? value(piece.slice(1, -1)) : [piece, undefined]))
}

function date(random: () => number, pick: <T>(from: readonly T[]) => T, two: (most: number) => string): string {
  const day = 1 + Math.floor(random() * 28)
  const month = pick([
    'January',
    'Feb',
    'March',
    'April',
    'May',
    'June',
    'July',
    'Aug',
    'September',
    'Oct',
    'November',
    'Dec',
  ])
  const year = 2005 + Math.floor(random() * 20)
  const ordinal =
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th'
  return pick([
    `${two(28)}/${two(12)}/${year}`,
    `${day}.${two(12)}.${String(year).slice(2)}`,
    `${day} ${month} ${year}`,
    `${day}${ordinal} ${month}`,
    `the ${day}${ordinal} of ${month} ${year}`,
    `${month} ${day}${ordinal}`,
    `${year}-${two(12)}-${two(28)}`,
    `${day}/${1 + Math.floor(random() * 12)}/${String(year).slice(2)}`,
  ])
}

/** As people type: mostly with capitals, some without, some without full stops, some shouting, some pasted from Word. */
function styled(id: string, pieces: readonly Piece[], group: string, random: () => number): Note {
  const style = random()
  const isLower = style < 0.22
  const change = (text: string): string => {
    if (style < 0.1) return text.toLowerCase().replace(/(?<![\d@/])[.,](?=\s|$)/g, '')
    if (isLower) return text.toLowerCase()
    if (style < 0.27) return text.toUpperCase()
    if (style < 0.34) return text.replace(/'/g, '\u2019').replace(/ /g, (space) => (random() < 0.1 ? '\u00a0' : space))
    return text
  }
  let text = ''
  const spans: Gold[] = []
  for (const [piece, kind] of pieces) {
    const shown = change(piece)
    if (kind) {
      const tail = /[.]$/.test(piece) ? 0 : 0
      spans.push({
        start: text.length,
        end: text.length + shown.length - tail,
        kind,
        ...(kind === 'PERSON' ? { group } : {}),
      })
    }
    text += shown
  }
  return { id, text: text.trimEnd(), spans }
}

/** A small generator of even numbers between 0 and 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
