import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { interfaceWords } from '#content'
import * as design from './design.ts'

const signedIn = {
  person: { name: 'Isla Farquhar', agency: 'Social work' },
  csrf: 'the-token',
  demonstration: true,
  names: {},
}
const errors = {
  complex: 'Say what makes it complex',
  explored: 'Enter the date',
  place: 'Choose a place',
  people: 'Choose somebody',
  agency: 'Choose an agency',
  from: 'Enter a time',
  'team[0].email': 'Enter an address',
  agree: 'Tick the box',
}
const choices = [
  { value: 'online', label: 'Online', hint: 'A link comes' },
  { value: 'room', label: 'In one room' },
]

const Everything = () => (
  <design.Form action="/a" csrf="the-token" idempotencyKey="key-1" version={3}>
    <design.TextArea name="complex" label="What?" hint="Few words" note="Up to 200" value="" error={errors.complex} />
    <design.DateField
      name="explored"
      label="When?"
      values={{ 'explored-day': '31', 'explored-month': 'second', 'explored-year': '' }}
      value="2026-11-10"
      error={errors.explored}
    />
    <design.Radios name="place" label="Where?" hint="One" choices={choices} value="room" error={errors.place} />
    <design.Checkboxes name="people" label="Who?" choices={choices} value={['room', 'online']} error={errors.people} />
    <design.Select
      name="agency"
      label="Agency"
      options={[{ value: 'x', label: 'X' }]}
      value="x"
      error={errors.agency}
    />
    <design.TimeField name="from" label="From" value="13:30" error={errors.from} />
    <design.Field name="team[0].email" type="email" label="Email" value="a@b.example" error={errors['team[0].email']} />
    <design.Tick name="agree" label="I agree" hint="Please" value="yes" error={errors.agree} />
    <design.Button>Send</design.Button>
  </design.Form>
)
const page = (children: ComponentChildren, more: Partial<design.PageProps> = {}) =>
  design.renderDocument(
    <design.Page shell={signedIn} title="Why it is complex" {...more}>
      {children}
    </design.Page>,
  )
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')
const everything = page(<Everything />, { errors, statement: true, breadcrumbs: [{ href: '/desk', text: 'Desk' }] })

test('every line of the error summary leads to a control that can be focused', () => {
  const summary = /id="error-summary"[\s\S]*?<\/ul>/.exec(everything)?.[0] ?? ''
  const targets = attributes(summary, 'href').map((href) => href.slice(1))
  expect(targets).toHaveLength(Object.keys(errors).length)
  for (const id of targets) expect(everything).toMatch(new RegExp(`<(input|textarea|select)[^>]* id="${id}"`))
})

test('every id comes once, and every label, hint and error named by a control exists', () => {
  const ids = attributes(everything, 'id')
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  const named = ['for', 'aria-describedby', 'aria-labelledby'].flatMap((name) => attributes(everything, name))
  expect(named.length).toBeGreaterThan(20)
  for (const id of named.flatMap((list) => list.split(' '))) expect(ids).toContain(id)
})

test('what was typed stays, even when it is no date', () => {
  expect(everything).toMatch(/name="explored-day" value="31"/)
  expect(everything).toMatch(/name="explored-month" value="second"/)
  expect(everything).toMatch(/name="explored-year" value(?:="")? inputmode/)
  expect(everything).toMatch(/value="room" checked/)
  expect(everything.match(/type="checkbox"[^>]* checked/g)).toHaveLength(3)
  expect(everything).toMatch(/value="13:30"/)
  const leading = renderToString(<design.TextArea name="x" label="X" value={'\nnot lost'} />)
  expect(leading).toContain('>\n\nnot lost<')
})

test('a date from the database fills the three fields before anything was posted', () => {
  const html = renderToString(<design.DateField name="d" label="When?" value="2026-04-09" />)
  expect([...html.matchAll(/value="(\d*)"/g)].map((match) => match[1])).toEqual(['9', '4', '2026'])
})

test('the title says that something is to be put right', () => {
  const titleOf = (html: string) => /<title>(.*?)<\/title>/.exec(html)?.[1]
  expect(titleOf(page(null))).toBe('Why it is complex – Common Ground')
  expect(titleOf(everything)).not.toBe(titleOf(page(null)))
  expect(titleOf(everything)).toContain('Why it is complex')
})

test('people cannot write markup', () => {
  const attack = `"><script>alert(1)</script>`
  const html = page(
    <>
      <design.Quote>{attack}</design.Quote>
      <design.Field name="f" label={attack} value={attack} hint={attack} error={attack} />
      <design.TextArea name="t" label="T" value={`</textarea>${attack}`} />
      <design.Person name={attack} sector="police" details={[attack]} />
      <design.StackTable caption="C" columns={[{ label: attack }, { label: attack }]} rows={[[attack, attack]]} />
    </>,
    { title: attack, errors: { f: attack } },
  )
  expect(html).not.toContain('<script>')
  expect(html.match(/<\/textarea>/g)).toHaveLength(1)
  expect(html).toContain('&lt;script>')
})

test('a page has one h1, one main, and nothing the security policy would refuse', () => {
  const html = page(
    <>
      <Everything />
      <design.Held days={2} usual={5} />
      <design.Chart caption="C" bars={[{ label: 'A', value: 3, text: '3' }]} />
    </>,
    { errors, islands: ['guard.js'] },
  )
  expect(html).toMatch(/^<!DOCTYPE html><html lang="en-GB">/)
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html.match(/<main/g)).toHaveLength(1)
  expect(html).not.toMatch(/ style="| on[a-z]+="|<style|javascript:|src="data:/)
  expect(html.match(/<script[^>]*>[^<]*/g)).toEqual([`<script type="module" src="${design.asset('guard.js')}">`])
})

test('the safety line stands on every page, the standing line where it is asked for', () => {
  expect(page(null)).toContain(interfaceWords.footer.harm.question)
  expect(page(null)).not.toContain(interfaceWords.standing.text)
  expect(page(null, { statement: true })).toContain(interfaceWords.standing.more)
  const own = page(null, { statement: 'This check decides nothing.' })
  expect(own).toContain(interfaceWords.standing.text)
  expect(own).toContain('This check decides nothing.')
})

test('signing out is a form with a token; nobody signed in sees no name', () => {
  expect(page(null)).toMatch(
    /<form method="post" action="\/sign-out"><input type="hidden" name="_csrf" value="the-token"/,
  )
  const nobody = page(null, { shell: { ...signedIn, person: null, demonstration: false } })
  expect(nobody).not.toContain('/sign-out')
  expect(nobody).not.toContain('Isla')
  expect(nobody).not.toContain(interfaceWords.demonstration_banner.text)
  expect(nobody).not.toContain('href="/demonstration"')
  expect(page(null, { shell: { ...signedIn, demonstration: true } })).toContain('href="/demonstration"')
})

test('a form carries its token, its key and the version that was seen', () => {
  for (const hidden of ['_csrf" value="the-token"', '_key" value="key-1"', '_version" value="3"'])
    expect(everything).toContain(`<input type="hidden" name="${hidden}`)
})

test('the map says in words what is done, where we are and what comes', () => {
  const steps = ['request', 'agreement', 'screening', 'meeting'].map((stage, at) => ({
    stage,
    label: stage,
    clause: at < 2 ? '3.1' : `3.${at}`,
  }))
  const html = renderToString(<design.ProcessMap steps={steps} current="screening" sentence="Step 3 of 4" />)
  expect(html.match(/aria-current="step"/g)).toHaveLength(1)
  expect(html.match(/>: done</g)).toHaveLength(2)
  expect(html.match(/>: still to come</g)).toHaveLength(1)
  expect(html.match(/cg-map__part--\d/g)).toEqual(['cg-map__part--2', 'cg-map__part--1', 'cg-map__part--1'])
  const finished = renderToString(<design.ProcessMap steps={steps} current={null} sentence="All done" />)
  expect(finished).not.toContain('aria-current')
  expect(finished.match(/>: done</g)).toHaveLength(4)
})

test('late is said in words, and its squares stay within what is usual', () => {
  const inTime = renderToString(<design.Held days={2} usual={5} />)
  expect(inTime.match(/cg-held__on/g)).toHaveLength(2)
  expect(inTime.match(/cg-held__off/g)).toHaveLength(3)
  const late = renderToString(<design.Held days={4} usual={3} />)
  expect(late).toContain('cg-held--late')
  expect(late).toMatch(/4 working days, usually 3/)
  expect(late.match(/<rect/g)).toHaveLength(3)
})

test('a table keeps its roles when it becomes cards', () => {
  const html = renderToString(
    <design.StackTable caption="Waiting" columns={[{ label: 'Discussion' }, { label: 'With' }]} rows={[['A', 'B']]} />,
  )
  for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell'])
    expect(html).toContain(`role="${role}"`)
  expect(html).toContain('data-label="With"')
})

test('a hidden figure has no bar to measure', () => {
  const html = renderToString(<design.Chart caption="C" bars={[{ label: 'A', value: null, text: '[c]' }]} />)
  expect(html).toContain('[c]')
  expect(html).not.toContain('<rect')
})
