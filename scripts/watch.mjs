/** Calls back, once and a moment later, when files in the folders have changed. */
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { root } from './set-up.mjs'

export function onChange(folders, callBack) {
  let timer
  let working = Promise.resolve()
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      working = working.then(callBack)
    }, 150)
  }
  for (const folder of folders.filter((name) => existsSync(join(root, name))))
    watch(join(root, folder), { recursive: true }, changed)
}
