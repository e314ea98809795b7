/** A program with an embedded PostgreSQL, to be killed by tests: prints its address and waits. `node postgres-program.ts FOLDER` */
import { startEmbeddedPostgres } from '../../src/kit/postgres-launcher.ts'

const [dataDir = ''] = process.argv.slice(2)
try {
  const { ownerUrl } = await startEmbeddedPostgres({ dataDir, log: () => {} })
  console.log(ownerUrl)
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  process.exit(1)
}
