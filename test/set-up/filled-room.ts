/** Every board of a room with something on it, written through the room's own door by whoever has the page open. Invented (P22). */
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'

type Body = Readonly<Record<string, string>>

/** The page is in the room. Throws where the room does not take an operation. */
export async function fillRoom(page: Page): Promise<void> {
  for (const [board, bodies] of [
    ['genogram', family()],
    ['ecomap', map()],
    ['four', thoughts()],
    ['gibbs', [card('feelings', 'We were all a little afraid to say it.')]],
    ['notes', [card('notes', 'I will ask what a good day looks like.')]],
  ] as const)
    for (const body of bodies) await sendOperation(page, board, body)
}

/** One operation as the browser's program sends it. */
export async function sendOperation(page: Page, board: string, body: Body): Promise<void> {
  const sent = { id: randomUUID(), board, body }
  const answer = await page.evaluate(async (operation) => {
    const { base, csrf } = document.querySelector<HTMLElement>('#room')?.dataset ?? {}
    const response = await fetch(`${base}/operations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf ?? '' },
      body: JSON.stringify(operation),
    })
    return response.ok ? '' : `${response.status} ${await response.text()}`
  }, sent)
  if (answer !== '') throw new Error(`${board} ${JSON.stringify(body)}: ${answer}`)
}

const card = (box: string, text: string, more: Body = {}): Body => ({
  type: 'add',
  card: randomUUID(),
  box,
  text,
  ...more,
})

const thoughts = (): Body[] => [
  card('experience', 'Mornings are loud, evenings are calm.', { function: 'support', seat: 'practitioner' }),
  card('reflection', 'I notice I visit when it is calm.', { function: 'development', seat: 'own-agency' }),
  card('analysis', 'Who is not asked: the grandparent.', { function: 'management', seat: 'partner-agencies' }),
]

/** Two homes, three generations, ten people, one dog, a line of conflict and a close one. */
export function family(): Body[] {
  const [child = '', mother = '', father = '', sister = '', step = '', half = ''] = ids(6)
  const [grandmother = '', grandfather = '', aunt = '', dog = ''] = ids(4)
  const [home = '', other = '', close = '', conflict = ''] = ids(4)
  const add = (person: string, label: string, sex: string, age: string, more: Body = {}): Body => ({
    type: 'add-person',
    person,
    label,
    sex,
    age,
    ...more,
  })
  return [
    add(child, 'Child A', 'F', '5-to-11'),
    { type: 'index', person: child },
    add(mother, 'Mother', 'F', 'adult', { parentOf: child }),
    add(father, 'Father', 'M', 'adult', { parentOf: child, with: `${mother}+` }),
    { type: 'edit-union', union: `${mother}+`, status: 'separated' },
    add(sister, 'Sibling', 'X', '12-to-15', { childOf: `${mother}+` }),
    add(step, 'Step-parent', 'M', 'adult', { partnerOf: mother, status: 'cohabiting' }),
    add(half, 'Half-sibling', 'M', 'under-5', { childOf: `${step}+` }),
    add(grandmother, 'Grandparent 1', 'F', 'older-adult', { parentOf: mother }),
    add(grandfather, 'Grandparent 2', 'M', 'older-adult', { parentOf: mother, with: `${grandmother}+` }),
    { type: 'edit-person', person: grandfather, died: 'yes' },
    add(aunt, 'Aunt or uncle', 'U', 'adult', { childOf: `${grandmother}+` }),
    { type: 'add-person', person: dog, label: 'Dog', kind: 'pet' },
    { type: 'add-household', household: home, person: child },
    ...[mother, step, half, dog].map((person): Body => ({ type: 'lives', household: home, person, on: 'yes' })),
    { type: 'add-household', household: other, person: father },
    { type: 'lives', household: other, person: sister, on: 'yes' },
    { type: 'add-relation', relation: close, a: child, b: grandmother, kind: 'close' },
    { type: 'add-relation', relation: conflict, a: father, b: step, kind: 'conflict' },
  ]
}

const map = (): Body[] => [
  { type: 'household', label: 'Child A, mother, step-parent, half-sibling' },
  ...(
    [
      ['Grandparent 1', 'family', 'strong', 'to-household'],
      ['School', 'school', 'ordinary', 'both'],
      ['Health visitor', 'health', 'weak', 'to-household'],
      ['Housing', 'housing', 'stressful', 'from-household'],
      ['Football club', 'activities', 'none', 'none'],
    ] as const
  ).map(([label, kind, line, flow]): Body => ({ type: 'add-system', system: randomUUID(), label, kind, line, flow })),
]

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID())
