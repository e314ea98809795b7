/** Opening the port, and saying in plain words why it cannot be opened. */
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { CannotStart } from './kit/cannot-start.ts'

type Place = Pick<Config, 'host' | 'port'>

/** Asked before the long work of a first start, so that nobody waits for a refusal. */
export async function portIsFree({ host, port }: Place): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve))
  } catch (error) {
    throw inPlainWords(error, { host, port })
  }
  await new Promise((resolve) => probe.close(resolve))
}

export async function listen(app: FastifyInstance, { host, port }: Place): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw inPlainWords(error, { host, port })
  }
}

function inPlainWords(error: unknown, { host, port }: Place): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return new CannotStart(
      `Port ${port} is in use by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
    )
  if (code === 'EACCES')
    return new CannotStart(`Port ${port} may not be opened by this user. Choose one from 1024 on: PORT=8080 npm start`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotStart(`HOST ${host} is not an address of this machine.`)
  return error
}

/** In a demonstration the address to click, in production the one people use. PORT=0 takes a free port. */
export function readyAddress(app: FastifyInstance, { mode, publicUrl, port }: Config): string {
  const bound = app.server.address()
  if (mode === 'production' || port !== 0 || typeof bound !== 'object' || !bound) return publicUrl
  return publicUrl.replace(/:0$/, `:${bound.port}`)
}
