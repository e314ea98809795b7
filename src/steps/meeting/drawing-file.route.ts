/** Genogram and ecomap as files (P21, P32), for those who may see the boards. Each is audited as taken away. */

import type { FastifyRequest } from 'fastify'
import { namesOf, sayAny, statements, drawings as words } from '#content'
import { audit } from '../../kit/audit.ts'
import { idParam, paramOf } from '../../kit/parameters.ts'
import { type House, personOf, signedIn, type Web } from '../../kit/web.ts'
import { drawingFile, type FileFormat, fileFormats, mediaTypes } from '../../room/drawing-file/drawing-file.ts'
import { type DrawnBoard, drawnBoards, pictureOf } from '../../room/drawing-picture.ts'
import { familyOfState } from '../../room/genogram/family-of-state.ts'
import { writeGedcom } from '../../room/genogram/gedcom-file.ts'
import { authorOf } from '../../room/operations.ts'
import { boardsSeen } from '../../room/room-log.ts'
import { openDiscussion, openKind } from '../../trust/access.ts'

interface Asked {
  readonly id: string
  readonly board: DrawnBoard
  readonly format: FileFormat | 'ged'
}

export function drawingFileRoutes(app: Web, house: House): void {
  // Making a file costs more than a page.
  const limit = { perMinute: 30 }
  app.get('/discussions/:id/meeting/files/:name', { preHandler: signedIn, config: limit }, async (request, reply) => {
    const person = personOf(request)
    const asked = askedFor(request)
    const found =
      asked &&
      (await house.database.withActor(person, async (tx) => {
        const now = house.clock.now()
        const summary = await openDiscussion(tx, person, asked.id, now)
        const access = summary && (await openKind(summary, person, 'meeting', now))
        // A topic expert looks on during their part and takes nothing along (P17).
        if (!access || (await authorOf(tx, access.discussion, person)).visiting) return null
        const boards = await boardsSeen(access)
        const picture = pictureOf(boards, asked.board)
        if (!picture) return null
        await audit(tx, person, 'export', 'meeting', asked.id, now)
        return { boards, picture }
      }))
    if (!asked || !found) return reply.callNotFound()
    const around = {
      title: words[asked.board].title,
      statement: sayAny(
        statements.pages[`meeting-${asked.board}`].text,
        namesOf(await house.namesOf(person.committeeId)),
      ),
      inWords: words.edit.in_words,
    }
    const bytes =
      asked.format === 'ged'
        ? writeGedcom(familyOfState(found.boards.genogram))
        : await drawingFile(asked.format, found.picture, around)
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${asked.board}.${asked.format}"`)
      .type(asked.format === 'ged' ? 'text/vnd.familysearch.gedcom; charset=utf-8' : mediaTypes[asked.format])
      .send(Buffer.from(bytes))
  })
}

/** `genogram.pdf`: the name tells nothing of whose it is. */
function askedFor(request: FastifyRequest): Asked | null {
  const id = idParam(request)
  const [board, format, ...more] = paramOf(request, 'name').split('.')
  const drawn = drawnBoards.find((one) => one === board)
  const kind = drawn === 'genogram' && format === 'ged' ? format : fileFormats.find((one) => one === format)
  return id && drawn && kind && more.length === 0 ? { id, board: drawn, format: kind } : null
}
