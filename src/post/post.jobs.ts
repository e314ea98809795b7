import type { TaskList } from 'graphile-worker'
import { isId } from '../kit/id.ts'
import type { PostOffice } from './post-office.ts'

/** `send-letter`: one letter a job. What the mail server does not take is tried again later, by a new job at its time. */
export function postTasks(post: PostOffice): TaskList {
  return {
    'send-letter': async (payload, helpers) => {
      const { committee, letter } = addressedLetter(payload)
      const sent = await post.send(committee, letter)
      if (sent.done === 'later')
        await helpers.addJob('send-letter', { committee, letter }, { runAt: sent.at, maxAttempts: 3 })
    },
  }
}

function addressedLetter(payload: unknown): { committee: string; letter: string } {
  if (typeof payload === 'object' && payload !== null && 'committee' in payload && 'letter' in payload) {
    const { committee, letter } = payload
    if (isId(committee) && isId(letter)) return { committee, letter }
  }
  throw new Error('a job without a letter')
}
