/** Every address the program answers, as it says itself: a new route is in these tests without being named. */
import type { FastifyInstance } from 'fastify'
import { newId } from '../../src/kit/id.ts'

export interface Route {
  readonly method: 'GET' | 'POST'
  /** With its parameters, such as '/discussions/:id'. */
  readonly pattern: string
}

export function routesOf(app: FastifyInstance): Route[] {
  const above: string[] = []
  const routes: Route[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const read = /^((?:[│ ] {3})*)[├└]── (.*) \(([A-Z, ]+)\)/.exec(line)
    if (!read) continue
    const [, indent = '', part = '', methods = ''] = read
    above.splice(indent.length / 4, above.length, part)
    for (const method of ['GET', 'POST'] as const)
      if (methods.split(', ').includes(method) && !part.endsWith('*')) routes.push({ method, pattern: above.join('') })
  }
  return routes
}

/** The address with these values; ids that nobody has, where none is given. */
export const addressOf = ({ pattern }: Route, values: Readonly<Record<string, string>> = {}): string =>
  pattern.replace(/:(\w+)/g, (_all, name) => values[name] ?? newId())
