/** The thread that makes one file and ends (drawing-file.ts). */
import { parentPort, workerData } from 'node:worker_threads'
import type { DrawingJob } from './drawing-file.ts'
import { pdfOf } from './drawing-pdf.ts'
import { pngOf } from './drawing-png.ts'
import { wordOf } from './drawing-word.ts'

const { format, picture, around }: DrawingJob = workerData
const make = { png: () => pngOf(picture), pdf: () => pdfOf(picture, around), docx: () => wordOf(picture, around) }
parentPort?.postMessage(await make[format]())
