import { expect, test } from 'vitest'
import { findIdentifiers } from './find-identifiers.ts'

/** Houses, bodies, days, references and surnames as people write them down for themselves. One line a form; a second list says what looks like it. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['They are back at 14 Corriebeg since Easter.', ['ADDRESS 14 Corriebeg']],
  ['letters to go to 27 marchbrae not the old place', ['ADDRESS 27 marchbrae']],
  ['Smell of gas from no 9 and no. 42.', ['ADDRESS no 9', 'ADDRESS no. 42']],
  ['The folk at number six feed them.', ['ADDRESS number six']],
  ['Uncle is at 4 the Brae.', ['ADDRESS 4 the Brae']],
  ['She stays at Mains of Tullich.', ['ADDRESS Mains of Tullich']],
  ['A caravan behind The Old Manse.', ['ADDRESS The Old Manse']],
  ['he is in a bedsit on high street', ['ADDRESS high street']],
  ['Open Doors gave them a voucher.', ['ORGANISATION_LOCAL Open Doors']],
  ['A worker from Kind Hands drove her.', ['ORGANISATION_LOCAL Kind Hands']],
  ['The Shed has been the making of him.', ['ORGANISATION_LOCAL The Shed']],
  ['The lads hang about The Vault until closing.', ['ORGANISATION_LOCAL The Vault']],
  ["The taxi firm is Ali's Cabs.", ["ORGANISATION_LOCAL Ali's Cabs"]],
  ['dad drinks in the harbour bar', ['ORGANISATION_LOCAL the harbour bar']],
  ['HV 21/5: mum low. Next 4/09.', ['DATE 21/5', 'DATE 4/09']],
  ['Her file, KLC 40417, has gone.', ['CASE_ID KLC 40417']],
  ['Licence GRANT 701234 A99BC.', ['OTHER_ID GRANT 701234 A99BC']],
  ['A silver Golf, reg ends KXO.', ['VEHICLE KXO']],
  ['Accused is Peter HILL, 41.', ['PERSON Peter HILL']],
  ['m. told us and d. was outside', ['PERSON m', 'PERSON d']],
]

const quiet: readonly string[] = [
  'Number two on the list was sleep, and number one of three was food.',
  'The referral went to 3 Polish families and 12 Syrian mothers.',
  'She came at 4 and left at 9 on Monday.',
  'The shops in the high street of any town.',
  'He scored 7/10: better. About 1/2, 2/3 or 3/4 of them came.',
  'The Named Person and the Lead Professional had not met. The Panel was kind.',
  'Universal Credit was stopped and a voucher came from the Salvation Army.',
  'The Scottish Government guidance and the Care Inspectorate were quoted.',
  'They sat at the coffee bar in the town.',
  'About 40 percent of them, from 1,200 or so.',
  'Kian DNA twice. Mum ASAP please.',
]

const found = (text: string) =>
  findIdentifiers(text)
    .filter(({ kind }) => kind !== 'combination')
    .map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)

test.each(cases)('%s', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test.each(quiet)('quiet: %s', (text) => {
  expect(found(text).filter((one) => one !== 'PERSON Kian')).toEqual([])
})
