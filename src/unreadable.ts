/** What is so far from a request that no page can answer it: an address nobody can decode, headers without end. Plain words, and nothing about the program. */
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { interfaceWords } from '#content'

const words = interfaceWords.errors.unreadable
const headers = {
  'content-type': 'text/plain; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}
const text = `${words.title}. ${words.text}\n`

/** An address that the router cannot read; its hooks never ran. */
export function answerUnreadable(raw: ServerResponse): void {
  raw.writeHead(400, headers).end(text)
}

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Bytes that are no HTTP, not in time, or more headers than anybody sends. */
export function endUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = statuses[error.code ?? ''] ?? '400 Bad Request'
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(text)}\r\n${lines.join('')}\r\n${text}`,
  )
}
