/** The link in the letter to a new work address. Opening it changes nothing; taking it needs the account's own sign-in, shown lately (R8). */
import { sayAny, account as words } from '#content'
import { Button, Buttons, Form, Page } from '../design/design.ts'
import { audit } from '../kit/audit.ts'
import { paramOf } from '../kit/parameters.ts'
import { answer, formFrame, personOf, type Shell, shellOf, type Web } from '../kit/web.ts'
import type { Door } from './door.ts'
import { type NewAddress, newAddressIn, takeAddress } from './own-address.rows.ts'
import { personAs } from './sessions.ts'
import { signedInLately } from './step-up.ts'

const { address: text } = words

export function ownAddressRoutes(app: Web, door: Door): void {
  const { house } = door

  app.get('/address/:link', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const asked = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'own-address', null, shell.now)
      return newAddressIn(tx, paramOf(request, 'link'), shell.now)
    })
    if (!asked) return answer(reply, <ToldPage shell={shell} how="over" />, 410)
    return answer(reply, <AskedPage shell={shell} asked={asked} />)
  })

  app.post('/address/:link', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const link = paramOf(request, 'link')
    const asked = await house.database.withActor(person, (tx) => newAddressIn(tx, link, shell.now))
    const taker = asked && personAs(person.personId, asked.committeeId)
    const how = taker
      ? await house.database.withActor(taker, (tx) => takeAddress(tx, taker, link, asked, shell.now))
      : 'over'
    if (how !== 'done') return answer(reply, <ToldPage shell={shell} how={how} />, 410)
    door.clear(reply)
    return answer(reply, <ToldPage shell={{ ...shell, person: null }} how={how} />)
  })
}

const AskedPage = ({ shell, asked }: { shell: Shell; asked: NewAddress }) => (
  <Page shell={shell} title={text.title}>
    <p class="cg-lead">
      {sayAny(text.asked, shell.names, { sender_name: asked.askedByName })} <strong>{asked.email}</strong>
    </p>
    <p>{text.then}</p>
    <Form {...formFrame(shell, shell.path)}>
      <Buttons>
        <Button>{text.take}</Button>
      </Buttons>
    </Form>
  </Page>
)

const ToldPage = ({ shell, how }: { shell: Shell; how: 'done' | 'taken' | 'over' }) => (
  <Page shell={shell} title={text[how].title}>
    <p class="cg-lead">{text[how].text}</p>
    {how === 'done' && (
      <Buttons>
        <Button href="/sign-in">{text.sign_in}</Button>
      </Buttons>
    )}
  </Page>
)
