/**
 * Stylesheets, fonts, icons and islands: read once at start, sent as the build compressed them. Their names change with their content,
 * so browsers may keep them for ever.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { encodingFor } from './kit/compression.ts'
import { paramOf } from './kit/parameters.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
}

/** The file as it is, and as `name.br` and `name.gz` where the build wrote them. */
type Written = Readonly<Record<'identity' | 'br' | 'gzip', Buffer | undefined>>

export function assetRoutes(app: FastifyInstance, folder: string): void {
  const assets = readAssets(folder)
  app.get('/assets/:name', (request, reply) => {
    const name = paramOf(request, 'name')
    const asset = assets.get(name)
    if (!asset) return reply.callNotFound()
    const encoding = encodingFor(request.headers['accept-encoding'])
    const packed = encoding === 'identity' ? undefined : asset[encoding]
    reply
      .type(types[extname(name)] ?? 'application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
    return packed ? reply.header('content-encoding', encoding).send(packed) : reply.send(asset.identity)
  })
}

function readAssets(folder: string): ReadonlyMap<string, Written> {
  if (!existsSync(folder)) return new Map()
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined)
  const packedForm = (name: string) =>
    /\.(gz|br)$/.test(name) && existsSync(join(folder, name.replace(/\.(gz|br)$/, '')))
  const names = readdirSync(folder).filter((name) => extname(name) in types && !packedForm(name))
  return new Map(
    names.map((name) => [name, { identity: read(name), br: read(`${name}.br`), gzip: read(`${name}.gz`) }]),
  )
}
