import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gate, privacy, procedure } from '#content'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

describe('pages anybody may read', () => {
  test.each([
    '/',
    '/check',
    '/check/question',
    '/check/forums',
    '/check/supervision-questions',
    '/child-protection',
    '/contact',
    '/procedure',
    '/privacy',
    '/accessibility',
    '/formats',
  ])('%s has one h1, keeps nothing on the way and leaves no placeholder open', async (path) => {
    const page = await house.stranger().visit(path)
    expect(page.status).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body.match(/<h1/g)).toHaveLength(1)
    expect(page.body).not.toMatch(/\{[a-z_]+\}|undefined|\[object/)
    expect(page.body.match(/class="ds_button"/g)?.length ?? 0).toBeLessThanOrEqual(1)
  })

  test('the procedure shows every clause, its control table and that its review is overdue (P27)', async () => {
    const { body } = await house.stranger().visit('/procedure')
    for (const { title } of procedure.sections) expect(body).toContain(`<h2>${title}</h2>`)
    expect(body).toContain('The review date was July 2023')
  })

  test('what nobody has agreed yet is said to be a proposal (P31)', async () => {
    const { body } = await house.stranger().visit('/privacy')
    expect(body).toContain(`${privacy.classes.length} of the times below are proposals`)
  })
})

describe('the check (P3, P4)', () => {
  test('asks one question after the other and ends at the place that fits', async () => {
    const visitor = house.stranger()
    let path = '/check/question?so='
    for (const answer of ['no', 'no', 'no', 'no', 'no', 'yes', 'yes', 'yes']) {
      const page = await visitor.visit(path)
      expect(page.status).toBe(200)
      const so = /name="so" value="([^"]*)"/.exec(page.body)?.[1] ?? 'missing'
      const at = /name="at" value="([^"]*)"/.exec(page.body)?.[1] ?? 'missing'
      const next = await visitor.visit(`/check/question?so=${so}&at=${at}&sent=yes&answer=${answer}`)
      expect(next.status).toBe(303)
      path = next.location ?? ''
    }
    expect(path).toBe('/check/result?so=no.no.no.no.no.yes.yes.yes')
    expect((await visitor.visit(path)).body).toContain('A reflective case discussion could help')
  })

  test('says whom to call at once when somebody could be at risk', async () => {
    const { body } = await house.stranger().visit('/check/result?so=not-sure')
    expect(body).toContain('<a href="tel:999">999</a>')
    expect(body).toContain('This page has told nobody')
  })

  test('without an answer it asks again and leads to the field', async () => {
    const page = await house.stranger().visit('/check/question?so=no&at=1&sent=yes')
    expect(page.status).toBe(422)
    expect(page.body).toContain(`<a href="#f-answer">${gate.page.choose}</a>`)
    expect(page.body).toContain('id="f-answer"')
  })

  test('an answer is changed, and those after it stay where they follow', async () => {
    const visitor = house.stranger()
    const page = await visitor.visit('/check/question?so=no.no.no.no&at=2')
    expect(page.body).toContain('Question 3 of 8')
    expect(page.body).toMatch(/value="no"[^>]*checked/)
    const next = await visitor.visit('/check/question?so=no.no.no.no&at=2&sent=yes&answer=partly')
    expect(next.location).toBe('/check/question?so=no.no.partly.no')
  })

  test.each([
    '/check/result?so=',
    '/check/result?so=%00',
    '/check/question?so=yes',
    '/check/question?so=no.nonsense.yes&at=7',
    '/check/question?at=9&answer=__proto__',
  ])('%s, which no page makes, leads back into the check', async (path) => {
    const page = await house.stranger().visit(path)
    expect([200, 303]).toContain(page.status)
    if (page.status === 303) expect(page.location).toMatch(/^\/check\/(question|result)\?so=[a-z.-]*$/)
  })
})

describe('another format or language (P31)', () => {
  const typed = { what: 'large-print', which: 'The procedure', reach: 'reader@library.example' }

  test('somebody without an account asks, and the Policy Team hears of it and answers', async () => {
    const named = { ...typed, which: 'The record about Kieran Docherty', area: house.world.strathlorne }
    expect((await house.stranger().submit('/formats', named)).status).toBe(422)
    const sent = await house.stranger().submit('/formats', { ...typed, area: house.world.strathlorne })
    expect(sent.location).toBe('/formats/sent')
    const { rows } = await house.owner.query(
      `select l.letter, l.person_id, l.values::text as values from letter l where l.letter like 'format-%'`,
    )
    expect(rows.map((row) => [row.letter, row.person_id])).toEqual([['format-asked', house.world.people.neil.personId]])
    expect(rows[0].values).not.toContain('reader')

    const neil = await house.signedIn(house.world.people.neil)
    const list = await neil.visit('/formats/requests')
    expect(list.body).toContain('reader@library.example')
    const action = /action="(\/formats\/requests\/[^"]+)"/.exec(list.body)?.[1] ?? ''
    expect((await neil.submit('/formats/requests', {}, action)).location).toBe('/formats/requests?done=answered')
    expect((await neil.visit('/formats/requests')).body).not.toContain('reader@library.example')
  })

  test('sent twice, it is asked once', async () => {
    const visitor = house.stranger()
    const form = { ...(await visitor.hidden('/formats')), ...typed, which: 'Twice', area: house.world.glenbrae }
    expect((await visitor.post('/formats', form)).status).toBe(303)
    expect((await visitor.post('/formats', form)).status).toBe(303)
    const { rows } = await house.owner.query(
      `select count(*)::int as asked from format_request where subject = 'Twice'`,
    )
    expect(rows[0].asked).toBe(1)
  })

  test('sent again with other words, both are kept and both answered for', async () => {
    const visitor = house.stranger()
    const form = { ...(await visitor.hidden('/formats')), ...typed, area: house.world.glenbrae }
    for (const which of ['The first page', 'The second page', 'The first page'])
      expect((await visitor.post('/formats', { ...form, which })).location).toBe('/formats/sent')
    const { rows } = await house.owner.query(
      `select subject from format_request where subject like 'The % page' order by 1`,
    )
    expect(rows).toEqual([{ subject: 'The first page' }, { subject: 'The second page' }])
  })

  test('what is missing is asked for, and what was typed stays', async () => {
    const page = await house.stranger().submit('/formats', {
      which: 'The "privacy" page',
      'by-when-day': '31',
      'by-when-month': '2',
      'by-when-year': '2027',
    })
    expect(page.status).toBe(422)
    for (const name of ['area', 'what', 'by-when', 'reach']) expect(page.body).toContain(`href="#f-${name}"`)
    expect(page.body).toContain('The &quot;privacy&quot; page')
    expect(page.body).toContain('value="31"')
  })

  test('nobody else sees what was asked: not another person, not another committee, not the program itself', async () => {
    await house.stranger().submit('/formats', { ...typed, which: 'Walls', area: house.world.strathlorne })
    const isla = await house.signedIn(house.world.people.isla)
    expect((await isla.visit('/formats/requests')).status).toBe(404)
    const rowan = house.world.people.rowan
    const seen = (actor: Parameters<typeof house.database.withActor>[0]) =>
      house.database.withActor(actor, (tx) => tx.selectFrom('format_request').select('subject').execute())
    expect(await seen(rowan)).toEqual([])
    expect(await seen({ kind: 'system', committeeId: house.world.strathlorne })).toEqual([])
    expect(await seen(house.world.people.neil)).toContainEqual({ subject: 'Walls' })
  })

  test('a person who is signed in is told that it arrived', async () => {
    const isla = await house.signedIn(house.world.people.isla)
    const page = await isla.visit('/formats')
    expect(page.body).toContain(house.world.people.isla.email)
    expect((await isla.submit('/formats', { ...typed, which: 'Mine' })).status).toBe(303)
    const { rows } = await house.owner.query(
      `select values ->> 'format_name' as name from letter where letter = 'format-received'`,
    )
    expect(rows).toEqual([{ name: 'Large print' }])
  })
})

describe('what is for the keepers of a text stays with them', () => {
  test('the accessibility statement shows no gaps to fill (P31)', async () => {
    const { body } = await house.stranger().visit('/accessibility')
    expect(body).not.toMatch(/\[[a-z ]+\]/i)
    expect(body).toContain('How accessible it is so far')
  })

  test('dates of the procedure that do not fit together are shown to whoever looks after it (P27)', async () => {
    const note = 'do not fit together'
    expect((await house.stranger().visit('/procedure')).body).not.toContain(note)
    expect((await (await house.signedIn(house.world.people.isla)).visit('/procedure')).body).not.toContain(note)
    expect((await (await house.signedIn(house.world.people.neil)).visit('/procedure')).body).toContain(note)
  })

  test('every form of the toolkit can be taken along blank (P32)', async () => {
    const stranger = house.stranger()
    const { body } = await stranger.visit('/procedure')
    const files = [...body.matchAll(/href="(\/documents\/[\w-]+\.docx)"/g)].map(([, path = '']) => path)
    expect(files).toHaveLength(13)
    expect((await stranger.visit(files[0] ?? '')).status).toBe(200)
  })
})
