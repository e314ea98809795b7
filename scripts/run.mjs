/** Runs a built program as a child that ends when we do. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** Small steps for what lives shortly. The limit is a fuse: a process that comes to it ends, and every room with it (docs/performance.md). */
const limits = ['--max-semi-space-size=8', '--max-old-space-size=400']
/** For benches and proofs, which are a crowd of visitors themselves. */
export const roomy = ['--max-old-space-size=3000']

/**
 * With two heaps of the C library, not eight for each processor: a tenth less memory (docs/performance.md).
 * The channel closes when this process dies, however it dies; the program then stops in order.
 */
export function runProgram(node, path, options, memory = limits) {
  const child = spawn(node, [...memory, path, ...options], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { MALLOC_ARENA_MAX: '2', ...process.env },
  })
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
  return { ended, send: (signal) => child.kill(signal) }
}
