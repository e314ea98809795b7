import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { quarterOf, quartersUpTo } from '../kit/quarter.ts'
import { leastShown } from '../kit/small-numbers.ts'
import { answer, type House, personOf, shellOf, signedIn, type Web } from '../kit/web.ts'
import { ImpactPage } from './impact.page.tsx'
import { confidence, impactCounts } from './impact.rows.ts'
import { impactOf } from './impact.ts'

/** Two years, always the same way: no choice of months that could be laid over another. */
const quartersShown = 8

export function impactRoutes(app: Web, house: House): void {
  app.get('/reports/impact', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    if (!mayRead(person)) return reply.callNotFound()
    const now = house.clock.now()
    const quarters = quartersUpTo(now, quartersShown)
    const [from = ''] = quarters
    const found = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'impact-report', null, now)
      return { counts: await impactCounts(tx, from), confidence: await confidence(tx, from, leastShown) }
    })
    return answer(
      reply,
      <ImpactPage
        shell={await shellOf(house, request, reply)}
        months={{ from, to: quarterOf(now) }}
        impact={impactOf(found.counts, quarters)}
        confidence={found.confidence}
      />,
    )
  })
}

const mayRead = ({ duties }: Person): boolean => duties.includes('policy-team') || duties.includes('lead-officer')
