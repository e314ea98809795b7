import type { House, Web } from './kit/web.ts'

/** /health: the process answers. /ready: the database answers too. /info: the version. They reveal nothing else. */
export function healthRoutes(app: Web, house: House, version: string): void {
  app.get('/health', async () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    try {
      await house.database.pool.query('select 1')
      return { status: 'ready' }
    } catch {
      return reply.code(503).header('retry-after', '5').send({ status: 'not ready' })
    }
  })
  app.get('/info', async () => ({ service: 'common-ground', version }))
}
