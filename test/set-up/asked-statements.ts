/** What the program asks the database while it makes an answer: the work of a request in countable form, where milliseconds would only guess. */
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { vi } from 'vitest'

const asking = new AsyncLocalStorage<string[]>()

/** Texts of the statements this work sends, in their order, with the number of their values. What others send meanwhile is not among them. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = []
  const send = pg.Client.prototype.query
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...asked: unknown[]
  ) {
    asking.getStore()?.push(textOf(asked[0]))
    return Reflect.apply(send, this, asked)
  })
  try {
    return { result: await asking.run(statements, work), statements }
  } finally {
    spy.mockRestore()
  }
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  const { text = '', values = [] } = query as { readonly text?: string; readonly values?: readonly unknown[] }
  return `${text} · ${values.length}`
}
