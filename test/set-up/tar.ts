/** Unpacks a tar archive: files, folders and links, which is all the browser's package holds. Format: POSIX ustar. */
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const block = 512

export function unpackTar(archive: Buffer, folder: string): void {
  for (let at = 0; at + block <= archive.length; ) {
    const header = archive.subarray(at, at + block)
    const name = text(header, 345, 155) ? `${text(header, 345, 155)}/${text(header, 0, 100)}` : text(header, 0, 100)
    if (name === '') return
    const size = Number.parseInt(text(header, 124, 12), 8) || 0
    const body = archive.subarray(at + block, at + block + size)
    place(
      join(folder, name),
      text(header, 156, 1),
      body,
      Number.parseInt(text(header, 100, 8), 8),
      text(header, 157, 100),
    )
    at += block + Math.ceil(size / block) * block
  }
}

function place(path: string, kind: string, body: Buffer, mode: number, target: string): void {
  if (kind === '5') {
    mkdirSync(path, { recursive: true })
    return
  }
  mkdirSync(dirname(path), { recursive: true })
  if (kind === '2') {
    rmSync(path, { force: true })
    symlinkSync(target, path)
  } else if (kind === '0' || kind === '') {
    writeFileSync(path, body)
    chmodSync(path, mode)
  }
}

function text(header: Buffer, from: number, length: number): string {
  const field = header.toString('utf8', from, from + length)
  return field.slice(0, field.indexOf('\0') === -1 ? undefined : field.indexOf('\0')).trim()
}
