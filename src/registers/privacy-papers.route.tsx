/** Papers for data protection (P31): for everybody, as the privacy page is. There is nobody in them. */

import { paperNames, privacyPaper } from '../documents/privacy-papers.ts'
import { paramOf } from '../kit/parameters.ts'
import { answer, type House, shellOf, type Web } from '../kit/web.ts'
import { PaperPage, PapersPage } from './privacy-papers.page.tsx'

export function privacyPaperRoutes(app: Web, house: House): void {
  app.get('/privacy/papers', async (request, reply) =>
    answer(reply, <PapersPage shell={await shellOf(house, request, reply)} />),
  )
  app.get('/privacy/papers/:paper', async (request, reply) => {
    const wanted = paramOf(request, 'paper')
    const name = paperNames.find((one) => one === wanted)
    if (!name) return reply.callNotFound()
    const shell = await shellOf(house, request, reply)
    return answer(reply, <PaperPage shell={shell} paper={privacyPaper(name, shell.names)} />)
  })
}
