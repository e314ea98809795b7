import { defineConfig } from 'vitest/config'

/** Three kinds of test: the rule (pure), the web (a real PostgreSQL), the journey (a real browser). See CONTRIBUTING.md. */
const web = ['{src,test}/**/*.web.test.{ts,tsx}']
const journey = ['test/journeys/**/*.journey.test.ts']
const shared = { pool: 'threads' as const, isolate: false, restoreMocks: true, unstubEnvs: true }
const clustered = { ...shared, globalSetup: ['test/set-up/cluster.ts'] }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'rule',
          testTimeout: 30_000,
          include: ['{src,test}/**/*.test.{ts,tsx}'],
          exclude: [...web, ...journey],
        },
      },
      { extends: true, test: { ...clustered, name: 'web', include: web, testTimeout: 60_000, hookTimeout: 120_000 } },
      {
        extends: true,
        test: { ...clustered, name: 'journey', include: journey, testTimeout: 90_000, hookTimeout: 60_000 },
      },
    ],
  },
})
