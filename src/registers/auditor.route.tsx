/** The auditor's view (R27, R16): who did and read what, whether the chain is whole, and entries to take away. Nobody else has these pages. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, privacy } from '#content'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { answer, type Fields, type House, personOf, shellOf, signedIn, type Web } from '../kit/web.ts'
import { signedInLately } from '../trust/step-up.ts'
import { auditAsCsv, auditAsLines, mostTaken } from './auditor.files.ts'
import { type AuditFilter, filterIn } from './auditor.filter.ts'
import { AuditorPage } from './auditor.page.tsx'
import { type AuditLine, auditLines, everybodyHere, findForAudit, lastCheck } from './auditor.rows.ts'

const { errors: words } = privacy.audit
const perPage = 50
/** Entries that are asked for at once. */
const atOnce = 5_000

export function auditorRoutes(app: Web, house: House): void {
  app.get('/audit', { preHandler: [signedIn, auditors] }, (request, reply) => show(request, reply, chosenIn(request)))

  // Asked for with its address, so that whoever has to show who they are comes back to what they chose (trust/safe-path.ts).
  app.get('/audit/export', { ...signedInLately, preHandler: [signedIn, auditors] }, async (request, reply) => {
    const person = personOf(request)
    const fields = chosenIn(request)
    const { filter, errors } = filterIn(fields)
    if (Object.keys(errors).length > 0) return show(request, reply, fields)
    const now = house.clock.now()
    const lines = await house.database.withActor(person, async (tx) => {
      const about = await aboutOf(tx, filter)
      if (about === 'unknown') return null
      const found = await taken(tx, { ...filter, before: null }, about)
      await audit(tx, person, found.length > mostTaken ? 'read' : 'export', 'audit', about, now)
      return found
    })
    if (lines === null || lines.length > mostTaken)
      return show(
        request,
        reply,
        fields,
        lines ? { to: words.many.replace('{max}', mostTaken.toLocaleString('en-GB')) } : {},
      )
    const asTable = fields.as !== 'ndjson'
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="audit-${dayOf(now)}.${asTable ? 'csv' : 'ndjson'}"`)
      .type(asTable ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
      .send(asTable ? auditAsCsv(lines) : auditAsLines(lines))
  })

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    values: Fields,
    found: Readonly<Record<string, string>> = {},
  ) {
    const person = personOf(request)
    const { filter, errors } = filterIn(values)
    const shell = await shellOf(house, request, reply)
    const wrong: Record<string, string> = { ...errors, ...found }
    const seen = await house.database.withActor(person, async (tx) => {
      const about = await aboutOf(tx, filter)
      if (about === 'unknown') wrong.discussion = words.discussion
      await audit(tx, person, 'read', 'audit', about === 'unknown' ? null : about, shell.now)
      const lines =
        Object.keys(wrong).length > 0
          ? []
          : await auditLines(tx, filter, about === 'unknown' ? null : about, perPage + 1)
      return { lines, check: await lastCheck(tx), people: await everybodyHere(tx) }
    })
    const view = { shell, filter, values, errors: wrong, ...seen, more: seen.lines.length > perPage }
    const page = <AuditorPage {...view} lines={seen.lines.slice(0, perPage)} />
    return answer(reply, page, Object.keys(wrong).length > 0 ? 422 : 200)
  }
}

const chosenIn = ({ query }: FastifyRequest): Fields =>
  typeof query === 'object' && query !== null ? { ...query } : {}

/** For everybody else there is no such page. Comes after `signedIn`. */
async function auditors(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.person?.duties.includes('auditor')) return
  reply.callNotFound()
  await reply
}

async function aboutOf(tx: Tx, { discussion }: AuditFilter): Promise<string | null | 'unknown'> {
  return discussion === '' ? null : ((await findForAudit(tx, discussion)) ?? 'unknown')
}

/** One more than may be taken shows that there are too many. */
async function taken(tx: Tx, filter: AuditFilter, about: string | null): Promise<AuditLine[]> {
  const lines: AuditLine[] = []
  for (let before = filter.before; lines.length <= mostTaken; before = lines.at(-1)?.seq ?? null) {
    const next = await auditLines(tx, { ...filter, before }, about, atOnce)
    lines.push(...next)
    if (next.length < atOnce) break
  }
  return lines
}
