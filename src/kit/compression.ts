/**
 * Pages and other text are compressed on their way out. A page holds no secret that stays the same: the form's token is salted anew for
 * each page, so its length tells nothing (docs/decisions/0012-compressed-pages-and-few-packages.md).
 */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The best one that this browser takes; one with `q=0` it does not take. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  const taken = new Set<string>()
  for (const part of String(accepted ?? '')
    .toLowerCase()
    .split(',')) {
    const [name = '', weight = ''] = part.split(';', 2)
    if (!/^\s*q\s*=\s*0(\.0*)?\s*$/.test(weight)) taken.add(name.trim())
  }
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : 'identity'
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Quality 4: three quarters of the saving of the best at a hundredth of its time. */
const pack = {
  br: (text: string) =>
    brotli(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) },
    }),
  gzip: (text: string) => zip(text, { level: 5 }),
}

/** Shorter ones travel in one packet anyway. */
const worthIt = 1400

export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < worthIt || reply.hasHeader('content-encoding')) return payload
    reply.header('vary', 'accept-encoding')
    const encoding = encodingFor(request.headers['accept-encoding'])
    if (encoding === 'identity') return payload
    reply.header('content-encoding', encoding).removeHeader('content-length')
    return pack[encoding](payload)
  })
}
