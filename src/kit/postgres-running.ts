/** The server of another running program, for commands that work beside it. */
import { resolve } from 'node:path'
import { clusterMajor, clusterPassword, existingCluster } from './postgres-cluster.ts'
import { address, answering } from './postgres-contact.ts'
import { postmasterOf } from './postmaster.ts'

/** Undefined when the folder has no cluster or no server runs on it. Changes nothing. */
export async function runningPostgres(dataDir: string): Promise<{ ownerUrl: string; version: string } | undefined> {
  const folder = existingCluster(resolve(dataDir))
  const postmaster = folder === undefined || clusterMajor(folder) === undefined ? undefined : postmasterOf(folder)
  if (!postmaster) return undefined
  const url = address(postmaster.port, clusterPassword(dataDir, false), 'common_ground')
  const answer = await answering(url)
  return typeof answer === 'object' ? { ownerUrl: url, version: answer.version } : undefined
}
