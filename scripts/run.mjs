/** Runs a built program as a child that ends when we do. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** The channel closes when this process dies, however it dies; the program then stops in order. */
export function runProgram(node, path, options) {
  const child = spawn(node, ['--enable-source-maps', path, ...options], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
  return { ended, send: (signal) => child.kill(signal) }
}
