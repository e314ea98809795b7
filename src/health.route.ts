import type { House, Web } from './kit/web.ts'

/** Seconds an entry of the audit may wait to be sealed before somebody should look. */
const latest = 5

/** /health: the process answers. /ready: the database answers too, and says `late: audit` when nobody seals. /info: the version. They reveal nothing else. */
export function healthRoutes(app: Web, house: House, version: string): void {
  app.get('/health', async () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    try {
      const { rows } = await house.database.pool.query<{ seconds: number }>(
        'select common_ground.audit_waiting() as seconds',
      )
      return (rows[0]?.seconds ?? 0) > latest ? { status: 'ready', late: 'audit' } : { status: 'ready' }
    } catch {
      return reply.code(503).header('retry-after', '5').send({ status: 'not ready' })
    }
  })
  app.get('/info', async () => ({ service: 'common-ground', version }))
}
