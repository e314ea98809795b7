import type { FastifyInstance } from 'fastify'
import type { Clock } from './kit/clock.ts'

const halfYear = 183 * 86_400_000

/** /.well-known/security.txt (RFC 9116): where to tell of a weakness. Only where whoever runs the service has said where. */
export function securityContactRoute(app: FastifyInstance, clock: Clock, contact: string | undefined): void {
  if (!contact) return
  app.get('/.well-known/security.txt', async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        `Contact: ${contact}\nExpires: ${new Date(clock.now().getTime() + halfYear).toISOString()}\nPreferred-Languages: en\n`,
      ),
  )
}
