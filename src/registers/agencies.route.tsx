/** The partner bodies of a committee, kept by its administrators (P6, P8). */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { entriesOf, interfaceWords, account as words } from '#content'
import { Button, Buttons, Card, Field, Form, Notice, Page, Select, StackTable } from '../design/design.ts'
import type { Sector } from '../discussion.ts'
import { choice, text } from '../kit/form.ts'
import { type Findings, jobOf, withGuard } from '../kit/guarding.ts'
import { newId } from '../kit/id.ts'
import { readForm } from '../kit/posted-form.ts'
import { postedFrom } from '../kit/step-pages.ts'
import {
  answer,
  type Fields,
  fieldsOf,
  formFrame,
  type House,
  personOf,
  type Shell,
  seeOther,
  shellOf,
  type Web,
} from '../kit/web.ts'
import { openWithout } from '../trust/guarded.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { queryOf } from '../trust/safe-path.ts'
import { lately } from './administrators.ts'

const { agencies: own } = words.people
const { sectors } = interfaceWords
const kinds = [
  'social-work',
  'police',
  'health',
  'education',
  'third-sector',
  'office',
] as const satisfies readonly Sector[]
const agency = z.object({
  name: text({ max: 120, required: true, empty: own.errors.name, long: own.errors.name }),
  sector: choice(kinds, own.errors.sector),
})

export function agencyRoutes(app: Web, house: House): void {
  app.get('/people/agencies', lately, (request, reply) => show(request, reply, {}, {}))
  app.post('/people/agencies', lately, async (request, reply) => {
    const person = personOf(request)
    const typed = fieldsOf(request)
    const { fields, key, kept } = postedFrom(typed)
    const read = readForm(agency, fields)
    if ('errors' in read) return show(request, reply, typed, read.errors)
    const name = jobOf(read.form.name)
    const open = await house.database.withActor(person, (tx) => openWithout(tx, { name }, kept))
    if (open) return show(request, reply, typed, open.errors, open.findings)
    await changeRegister(house, person, { name: 'add-agency', key, sent: sentWith(request) }, async (tx) => {
      await tx
        .insertInto('agency')
        .values({ committee_id: person.committeeId, id: newId(), ...read.form })
        .execute()
      return true
    })
    return seeOther(reply, '/people/agencies?done=added')
  })

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    values: Fields,
    errors: Readonly<Record<string, string>>,
    findings: Findings = {},
  ): Promise<FastifyReply> {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const agencies = await house.database.withActor(person, (tx) =>
      tx
        .selectFrom('agency')
        .select(['name', 'sector'])
        .where('committee_id', '=', person.committeeId)
        .orderBy('name')
        .execute(),
    )
    const added = queryOf(request.query).done === 'added'
    const page = <AgenciesPage shell={shell} agencies={agencies} values={values} errors={errors} added={added} />
    return answer(reply, withGuard(page, true, { findings }), Object.keys(errors).length > 0 ? 422 : 200)
  }
}

interface AgenciesProps {
  readonly shell: Shell
  readonly agencies: readonly { readonly name: string; readonly sector: Sector }[]
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly added: boolean
}

const AgenciesPage = ({ shell, agencies, values, errors, added }: AgenciesProps) => (
  <Page
    shell={shell}
    title={own.title}
    errors={errors}
    breadcrumbs={[
      { href: '/desk', text: interfaceWords.desk.title },
      { href: '/people', text: words.people.title },
    ]}
  >
    {added && (
      <Notice kind="done" live>
        <p>{own.added}</p>
      </Notice>
    )}
    <div class="cg-card cg-gap">
      <StackTable
        caption={own.title}
        captionHidden
        columns={[{ label: own.name }, { label: own.sector }]}
        rows={agencies.map(({ name, sector }) => [name, sectors[sector]])}
      />
    </div>
    <Card title={own.add}>
      <Form {...formFrame(shell, '/people/agencies')}>
        <Field name="name" label={own.name} value={values.name} error={errors.name} maxLength={120} />
        <Select
          name="sector"
          label={own.sector}
          options={entriesOf(sectors).map(([value, label]) => ({ value, label }))}
          value={values.sector}
          error={errors.sector}
        />
        <Buttons>
          <Button>{own.save}</Button>
        </Buttons>
      </Form>
    </Card>
  </Page>
)
