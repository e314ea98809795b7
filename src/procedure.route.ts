/** The routes of every room, in one list. */
import type { House, Web } from './kit/web.ts'

export async function procedureRoutes(app: Web, house: House): Promise<void> {
}
