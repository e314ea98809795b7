/** Opens everything in order, says when it is ready, and closes everything in the opposite order. */
import type { FastifyInstance } from 'fastify'
import { lists } from '#guard'
import { chase } from './chase/chase.ts'
import { checkpointMail } from './checkpoint-mail.ts'
import { type Closing, closing } from './closing.ts'
import { committeeNames } from './committee-names.ts'
import type { Config } from './config.ts'
import { refuseStrongLogin } from './database-login.ts'
import { openDatabaseServer } from './database-server.ts'
import { openDemonstration, resetDemonstration } from './demonstration/demonstration.ts'
import { MovableClock, systemClock } from './kit/clock.ts'
import { openDatabase } from './kit/database.ts'
import { faultLines } from './kit/fault.ts'
import { startJobs } from './kit/jobs.ts'
import { listen, portIsFree, readyAddress } from './listening.ts'
import { readMasterKey } from './master-key-setting.ts'
import { postJob } from './post/post.jobs.ts'
import { openPostOffice } from './post/post-office.ts'
import { root, version } from './root.ts'
import { readSecret } from './secret.ts'
import { readProviders } from './sign-in-providers.ts'
import { stopSignals } from './stop-signals.ts'
import { listenForAccessChanges } from './trust/access-changes.ts'
import { checkOnce, startAuditCheck } from './trust/audit-check.ts'
import { checkpointKey } from './trust/audit-checkpoint.ts'
import { startSealer } from './trust/audit-sealer.ts'
import { holdMaster } from './trust/master-key.ts'
import { createWeb, publicFolderOf } from './web-server.ts'

type Say = (line: string) => void

/** Resolves with the exit code when the program has been told to stop and everything is closed. Throws when it cannot start. */
export async function serve(config: Config, say: Say): Promise<number> {
  const signals = stopSignals((error) => console.error(faultLines(error)))
  const opened = closing((error) => console.error(faultLines(error)))
  const starting = start(config, say, opened).catch(async (error: unknown) => {
    if (signals.isStopping()) return
    await opened.all()
    throw error
  })
  const code = await Promise.race([signals.stop, starting.then(() => signals.stop)])
  await opened.all()
  await starting
  await opened.all() // what was opened after the signal came
  return code
}

async function start(config: Config, say: Say, opened: Closing): Promise<void> {
  const secret = readSecret(config)
  holdMaster(readMasterKey(config))
  const providers = readProviders(config)
  await portIsFree(config)
  const server = await openDatabaseServer(config, say)
  opened.add(() => server.stop(), 30_000)
  if (config.mode === 'production') await refuseStrongLogin(server.application.url)
  const database = openDatabase(server.application)
  opened.add(() => database.close())
  const demonstration = config.mode === 'demonstration'
  const clock = demonstration ? await openDemonstration({ ...server, say }) : systemClock
  const house = {
    database,
    clock,
    sessionClock: systemClock,
    demonstration,
    publicUrl: config.publicUrl,
    namesOf: committeeNames(database),
  }
  const changes = await listenForAccessChanges(server.ownerUrl)
  opened.add(() => changes.stop())
  const post = openPostOffice({ ...house, smtpUrl: config.smtpUrl, from: config.mailFrom })
  opened.add(() => post.close())
  const app = await createWeb({
    house,
    secret,
    providers,
    publicFolder: publicFolderOf(root),
    trustProxy: config.trustProxy,
    logLevel: config.logLevel,
    version,
    ...(config.securityContact ? { securityContact: config.securityContact } : {}),
    ...(clock instanceof MovableClock
      ? {
          demonstration: {
            clock,
            chase: async () => void (await chase(house)),
            check: () => checkOnce({ ...chain, clock }),
            reset: () => resetDemonstration({ ...server, say }),
          },
        }
      : {}),
  })
  const chain = {
    ownerUrl: server.ownerUrl,
    key: checkpointKey({ pem: config.auditKey, file: config.auditKeyFile }),
    file: config.auditCheckpoints,
    clock: systemClock,
    log: app.log,
  }
  lists() // read before anybody comes: otherwise the first who write in a room wait for it, and all who are in it
  const sealer = startSealer(chain)
  opened.add(() => sealer.stop(), 8_000)
  const check = startAuditCheck({ ...chain, clock })
  opened.add(() => check.stop(), 8_000)
  const whatIsDue = {
    name: 'chase',
    every: 600_000,
    run: async () => {
      const failures = await chase(house)
      for (const failure of failures) app.log.error({ part: 'chase', ...failure }, 'something due could not be done')
    },
  }
  const mailed =
    config.smtpUrl && config.auditMailTo
      ? [checkpointMail({ ...chain, ...config, smtpUrl: config.smtpUrl, to: config.auditMailTo })]
      : []
  const jobs = startJobs([postJob({ ...house, post }), whatIsDue, ...mailed], database, app.log)
  opened.add(() => jobs.stop(), 8_000)
  opened.add(() => drained(app), 12_000)
  await listen(app, config)
  say(`Common Ground is ready: ${readyAddress(app, config)}`)
}

const drainFor = 10_000

/** No new requests; those under way are finished; streams that never end are cut. */
async function drained(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), drainFor)
  await app.close()
  clearTimeout(cut)
}
