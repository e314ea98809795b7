import type { Invited } from '../../room/people-here.rows.ts'
import { roleOf } from '../../room/view/room-people.tsx'

/** What somebody is at this meeting, when they are more than a participant; their job otherwise. */
export const roleWord = ({ invitedAs, role }: Invited): string => roleOf({ invitedAs, job: role })
