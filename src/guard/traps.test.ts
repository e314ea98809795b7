import { expect, test } from 'vitest'
import { findIdentifiers } from './find-identifiers.ts'

/** What the first prototype taught, and what people do to a name (reference: the guard's own list of traps). One line a trap. */
const found = (text: string, options: Parameters<typeof findIdentifiers>[1] = {}) =>
  findIdentifiers(text, options)
    .filter(({ kind }) => kind !== 'combination')
    .map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)

const cases: readonly (readonly [string, readonly string[]])[] = [
  // names that are words
  ['He told Will that Grace had gone.', ['PERSON Will', 'PERSON Grace']],
  ['Will needs more time. Mark was tired.', ['PERSON Will', 'PERSON Mark']],
  ['Will the family come? It will take time. Mark the date.', []],
  ['Some of us saw hope, others were careful.', []],
  ['We hope for a good summer, and in May we mark a year.', []],
  ['Hope (7) and Minty (2) live with gran.', ['PERSON Hope', 'PERSON Minty']],
  ['The Hill children moved.', ['PERSON Hill']],
  ['saw mark at school, told me hope had been up all night', ['PERSON mark', 'PERSON hope']],
  ['will hope to see them, may need a bill paid', []],
  ['rob and frank were there', ['PERSON rob', 'PERSON frank']],
  ['SPOKE TO HOPE AND GRACE TOGETHER', ['PERSON HOPE', 'PERSON GRACE']],
  ['summer wont eat', ['PERSON summer']],
  ['The summer was long and hope faded.', []],
  ['We owe Lark an apology.', ['PERSON Lark']],
  ['Squeak hid behind Moose.', ['PERSON Squeak', 'PERSON Moose']],
  ['The Best Start Grant was explained.', []],
  // the capital of a sentence says nothing, and nothing after it needs a person
  ['Hope on the day. Rich pickings for a critic.', []],
  ['Dean, like his father, went quiet.', ['PERSON Dean']],
  // letters for people, and letters that are none
  ['M and K were both in the house.', ['PERSON M', 'PERSON K']],
  ['Both J and his brother came. Nobody asked J.', ['PERSON J', 'PERSON J']],
  ['Why would E trust any of us?', ['PERSON E']],
  ['V, her older sister, has left.', ['PERSON V']],
  ['I have known A since she was born. A told me.', ['PERSON A', 'PERSON A']],
  ['RS and LS both came, LS late. I met CMcD.', ['PERSON RS', 'PERSON LS', 'PERSON LS', 'PERSON CMcD']],
  ['Hepatitis B and C. An A for art and a B for English. From A to B. Plan B needs work.', []],
  ['Child A and child B met. D/W mum. T/C to school. If X then Y.', []],
  ['k told us he was away', ['PERSON k']],
  // local bodies under everyday words
  ['A worker from New Start rang.', ['ORGANISATION_LOCAL New Start']],
  ['A worker from Adult Services rang. We went to look at happy faces.', []],
  ['Bridge End Family Centre closed.', ['ORGANISATION_LOCAL Bridge End Family Centre']],
  ['the wee one is at busy bees', ['SCHOOL busy bees']],
  ['moved from the locked ward to pine ward', ['ORGANISATION_LOCAL pine ward']],
  // nicknames and pets
  ['Everyone calls him Midge.', ['PERSON Midge']],
  ['They have a dog called Biscuit.', ['PERSON Biscuit']],
  ['Her cat Smudge died.', ['PERSON Smudge']],
  ['He goes by Tiger.', ['PERSON Tiger']],
  // ways of typing
  ['seen kayleigh in town wi tyler', ['PERSON kayleigh', 'PERSON tyler']],
  ['JAMIE KERR WAS NOT SEEN', ['PERSON JAMIE KERR']],
  ['J a m i e was upset', ['PERSON J a m i e']],
  ['Jamie\u2019s mum and O\u2019Connor', ['PERSON Jamie', 'PERSON O\u2019Connor']],
  ['Ja\u00admie and J\u200bamie', ['PERSON Ja\u00admie', 'PERSON J\u200bamie']],
  ['J\u0430mie with a Cyrillic a', ['PERSON J\u0430mie']],
  ["He went to Jamie's", ['PERSON Jamie']],
  ['Mrs\u00a0Kowalczyk rang', ['PERSON Mrs\u00a0Kowalczyk']],
  // origins
  [
    'Ruaridh, Przemek, Zainab, Khalid, Ngozi and Oksana met.',
    ['PERSON Ruaridh', 'PERSON Przemek', 'PERSON Zainab', 'PERSON Khalid', 'PERSON Ngozi', 'PERSON Oksana'],
  ],
  // dates
  [
    'Born on the fourteenth of March two thousand and fifteen.',
    ['DATE_OF_BIRTH the fourteenth of March two thousand and fifteen'],
  ],
  ['He turned four on 3 May.', ['DATE_OF_BIRTH 3 May']],
  ['DOB 14 03 2015', ['DATE_OF_BIRTH 14 03 2015']],
  ['Since March 2024, in spring, over 6 months, in P5 and S2, 24/7.', []],
  // numbers
  ['chi 190485 1231', ['CHI 190485 1231']],
  ['The number 0101201234 was written down.', ['CHI 0101201234']],
  ['1904851232 fails every check', ['CHI 1904851232']],
  [
    'oh seven seven double oh nine double oh one two three',
    ['PHONE oh seven seven double oh nine double oh one two three'],
  ],
  ['O77OO 9OO123', ['PHONE O77OO 9OO123']],
  ['0 7 7 0 0 9 0 0 1 2 3', ['PHONE 0 7 7 0 0 9 0 0 1 2 3']],
  ['ring 07700\n900123', ['PHONE 07700\n900123']],
  ['NI no AB 12 34 56', ['NINO AB 12 34 56']],
  ['He counted to 12345.', ['OTHER_ID 12345']],
  ['UPN B801200005001', ['UPN B801200005001']],
  ['IV30 and iv30 1ab', ['POSTCODE IV30', 'POSTCODE iv30 1ab']],
  ['sv19 kxr was parked outside', ['VEHICLE sv19 kxr']],
  ['seen getting into k7 tam', ['VEHICLE k7 tam']],
  ['n123 xsa registered to an uncle', ['VEHICLE n123 xsa']],
  ['the van, SV 19 KXR, left', ['VEHICLE SV 19 KXR']],
  ['She parked in 20 min, and drove her S2 boy home.', []],
  ['She posts as jamieboy07.', ['HANDLE jamieboy07']],
  // half said, half written, taken apart
  ['phone 07700 nine hundred one two three', ['PHONE 07700 nine hundred one two three']],
  ['NI QQ one two, three four, five six, C', ['NINO QQ one two, three four, five six, C']],
  ['Q.Q.1.2.3.4.5.6.C was on the form', ['NINO Q.Q.1.2.3.4.5.6.C']],
  ['sierra november nine nine alpha bravo charlie', ['OTHER_ID sierra november nine nine alpha bravo charlie']],
  ['Children aged two, four, six, eight and ten, at nine thirty, for one hundred and fifty pounds.', []],
  ['our ref: KM/jt/0456', ['OTHER_ID KM/jt/0456']],
  ['Back at the unit at 2140, stopped on the A941.', []],
  ['kirsty dot mowat at bogend dot example', ['EMAIL kirsty dot mowat at bogend dot example']],
  ['what3words ///pencil.tractor.moon', ['ADDRESS ///pencil.tractor.moon']],
  ['born on 14th o March, or born 14|03|15', ['DATE_OF_BIRTH 14th o March', 'DATE_OF_BIRTH 14|03|15']],
  // letters for people
  ['ring A M, saw J, and child K; child A and parent B did not', ['PERSON A M', 'PERSON J', 'PERSON K']],
  ['Letter from P. Sim, cc B Shand', ['PERSON P. Sim', 'PERSON B Shand']],
  ['C4llum and K@yleigh came with Ja mie', ['PERSON C4llum', 'PERSON K@yleigh', 'PERSON Ja mie']],
  ["Calum Mac a' Ghobhainn rang", ["PERSON Calum Mac a' Ghobhainn"]],
  ['May, the grandmother, lights a candle in May.', ['PERSON May']],
  // Scots, and what is public
  ["He's awfy guid wi the weans, but wha telt ye? Mither's oot.", []],
  ['The Victoria Climbié Inquiry and the Sheriff Court', []],
  // places
  [
    'She was at The Garret with a worker from Moray Voices, then moved to Oban in spring.',
    ['ORGANISATION_LOCAL The Garret', 'ORGANISATION_LOCAL Moray Voices', 'PLACE Oban'],
  ],
  ['Flat 2/1, 14 Birch Road', ['ADDRESS Flat 2/1', 'ADDRESS 14 Birch Road']],
  ["at st peter's rc primary", ["SCHOOL st peter's rc primary"]],
  // theorists and models are quiet with a sign of it
  ["Bowlby's attachment theory, Kolb's cycle, and Morrison and Wonnacott's discrepancy matrix", []],
  ['NHS Grampian, Police Scotland, GIRFEC, CAMHS and the Children (Scotland) Act 1995', []],
  ['He takes melatonin, and mum takes sertraline.', []],
  ['The Named Person and the Health Visitor met Social Work.', []],
]

test.each(cases)('%s', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test('a name known beforehand is found in any form, also where it is a word', () => {
  const roster = ['Grace Abernethy', { name: 'Kowalczyk, Przemysław' }, 'William Reid']
  const forms = [
    'grace',
    'GRACE',
    'Grase',
    'Abernethey',
    'abernethy’s',
    'G.A.',
    'GA',
    'Kowalczyck',
    'przemek',
    'Billy',
    'bill',
    'G r a c e',
  ]
  const missed = forms.filter((form) => found(`we spoke about ${form} again`, { roster }).length === 0)
  expect(missed).toEqual([])
  expect(found('It will take time and she has the grace to wait.', { roster })).toEqual([])
})

test('a name of the roster goes with its title, and a name of several words is found whole', () => {
  const roster = ['Abernethy', 'Wee Man', 'j.m.', 'mum']
  expect(found('Dr Abernethy and miss abernethy saw Wee Man with J. M. and his mum', { roster })).toEqual([
    'PERSON Dr Abernethy',
    'PERSON miss abernethy',
    'PERSON Wee Man',
    'PERSON J. M',
  ])
})

test('places, schools and safe words of the committee', () => {
  expect(
    found('near the pinefield shops, at burnside', { places: ['Pinefield'], schools: ['Burnside Primary School'] }),
  ).toEqual(['PLACE pinefield', 'SCHOOL burnside'])
  expect(found('the Thunderton group met')).not.toEqual([])
  expect(found('the Thunderton met', { safeWords: ['Thunderton'] })).toEqual([])
  expect(found('Jamie met us', { safeWords: ['Jamie'], roster: ['Jamie Kerr'] })).toEqual(['PERSON Jamie'])
})

test('details that are rare together are one finding that names them', () => {
  const text =
    'The Polish mother of triplets, one of whom has cystic fibrosis, lives in a small village after a house fire.'
  const [together] = findIdentifiers(text).filter(({ kind }) => kind === 'combination')
  expect(together?.details).toEqual(['family', 'health', 'event', 'background', 'place'])
  expect(findIdentifiers('A four year old with asthma.').filter(({ kind }) => kind === 'combination')).toEqual([])
})
