import { join } from 'node:path'
import { root } from './set-up.mjs'

/** What browsers need otherwise: the addresses of assets come from the page, and of the content only the words in use. */
export const forBrowsers = {
  name: 'for-browsers',
  setup(bundling) {
    bundling.onResolve({ filter: /\/asset\.ts$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, 'asset.browser.ts'),
    }))
    bundling.onResolve({ filter: /^#content$/ }, () => ({
      path: join(root, 'src', 'content', 'content.ts'),
      sideEffects: false,
    }))
    bundling.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ resolveDir, path }) =>
      resolveDir.endsWith(join('src', 'content')) ? { path: join(resolveDir, path), sideEffects: false } : undefined,
    )
  },
}
