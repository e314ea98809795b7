import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { lastQuarterOver, quartersBetween } from '../kit/quarter.ts'
import { joinSmall, leastShown } from '../kit/small-numbers.ts'
import { answer, type House, personOf, shellOf, signedIn, type Web } from '../kit/web.ts'
import { ImpactPage } from './impact.page.tsx'
import { confidence, daysToMeeting, nearMisses, type QuarterCount } from './impact.rows.ts'
import { publications } from './publication.rows.ts'

/** How the procedure is used (P30): how often, from the figures for publication; the rest up to the end of the last quarter that is over. */
export function impactRoutes(app: Web, house: House): void {
  app.get('/reports/impact', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    if (!mayRead(person)) return reply.callNotFound()
    const now = house.clock.now()
    const upto = lastQuarterOver(now)
    const found = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'impact-report', null, now)
      return {
        years: await publications(tx, person.committeeId),
        nearMisses: joined(await nearMisses(tx), upto),
        days: await daysToMeeting(tx, upto, leastShown),
        confidence: await confidence(tx, upto, leastShown),
      }
    })
    return answer(reply, <ImpactPage shell={await shellOf(house, request, reply)} upto={upto} {...found} />)
  })
}

/** Joined from the very first one on, so that a block once shown stays as it is. */
function joined(counts: readonly QuarterCount[], upto: string) {
  const first = counts[0]?.quarter ?? upto
  const quarters = quartersBetween(first, upto)
  const blocks = joinSmall(
    quarters.map((quarter) => ({ quarter, count: counts.find((one) => one.quarter === quarter)?.count ?? 0 })),
  )
  return blocks.slice(-blocksShown)
}
const blocksShown = 8

const mayRead = ({ duties }: Person): boolean => duties.includes('policy-team') || duties.includes('lead-officer')
