/**
 * A drawing as a file to take along: SVG, PNG, PDF, Word. Made on a thread of its own, which ends with it: the engines' memory goes, and
 * whatever a drawing does to them the program goes on (docs/decisions/0020-drawings-as-files.md).
 */
import { Worker } from 'node:worker_threads'
import { turns } from '../../kit/turns.ts'
import type { Picture } from '../genogram/genogram-svg.ts'

export const fileFormats = ['pdf', 'docx', 'png', 'svg'] as const
export type FileFormat = (typeof fileFormats)[number]

export const mediaTypes: Readonly<Record<FileFormat, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** The words around the drawing in a PDF and a Word document. */
export interface Around {
  readonly title: string
  /** What it is not (P2). */
  readonly statement: string
  readonly inWords: string
}

export interface DrawingJob {
  readonly format: Exclude<FileFormat, 'svg'>
  readonly picture: Picture
  readonly around: Around
}

/** Milliseconds; a family of three hundred takes a few seconds. */
const longest = 30_000
const oneAtATime = turns(1)

/** The bytes of the file. Throws where it takes too long or too much memory. */
export async function drawingFile(format: FileFormat, picture: Picture, around: Around): Promise<Uint8Array> {
  if (format === 'svg') return new TextEncoder().encode(picture.svg)
  return oneAtATime(() => onItsOwnThread({ format, picture, around }))
}

function onItsOwnThread(workerData: DrawingJob): Promise<Uint8Array> {
  const name = `drawing-file.worker.${import.meta.filename.endsWith('.ts') ? 'ts' : 'js'}`
  const worker = new Worker(new URL(name, import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 192 },
  })
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error('a drawing took too long')), longest)
    worker.once('message', done)
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('a drawing ended without a file')))
    worker.once('exit', () => clearTimeout(late))
  }).finally(() => worker.terminate()) as Promise<Uint8Array> // what the worker sends is a file's bytes and nothing else
}
