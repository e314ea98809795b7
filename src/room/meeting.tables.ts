/** The tables of arranging, as Kysely reads them (db/0004-policy.sql, db/0008-arranging.sql). */
import type { Generated } from 'kysely'

export type MeetingHow = 'in-person' | 'online' | 'mixed'
export type MeetingState = 'set' | 'postponed' | 'cancelled' | 'open' | 'stopped' | 'held'
export type InvitedAs = 'requester' | 'team-member' | 'topic-expert' | 'co-facilitator' | 'scribe'
export type Reply =
  | 'coming'
  | 'coming-online'
  | 'part'
  | 'not-coming'
  | 'someone-else'
  | 'not-in-team'
  | 'conflict'
  | 'other-time'
export type TimeAnswer = 'yes' | 'maybe' | 'no'

declare module '../kit/tables.ts' {
  interface Tables {
    invitation: {
      committee_id: string
      discussion_id: string
      id: string
      person_id: string | null
      name: string
      role: string
      agency: string
      email: string
      invited_as: InvitedAs
      topic: Generated<string>
      topic_question: Generated<string>
      /** Hash of the first secret: what the invitation's links stand for. */
      ticket_hash: string
      /** Of the calendar entry; -1 before the first one. */
      sequence: Generated<number>
      invited_at: Date
      withdrawn_at: Generated<Date | null>
      withdrawn_why: Generated<'taken-off' | 'called-off' | 'stepped-out' | null>
      reply: Generated<Reply | null>
      reply_part: Generated<string>
      someone_else: Generated<string>
      someone_else_role: Generated<string>
      someone_else_email: Generated<string>
      view: Generated<string>
      access_needs: Generated<string[]>
      access_other: Generated<string>
      declared_at: Generated<Date | null>
      replied_at: Generated<Date | null>
      present: Generated<boolean | null>
      rules_agreed_at: Generated<Date | null>
    }
    invitation_link: {
      committee_id: string
      discussion_id: string
      hash: string
      invitation_id: string
      made_at: Date
    }
    meeting: {
      committee_id: string
      discussion_id: string
      id: string
      number: number
      starts_at: Date
      ends_at: Date
      how: MeetingHow
      uid: string
      sequence: Generated<number>
      state: Generated<MeetingState>
      set_at: Date
    }
    meeting_place: {
      committee_id: string
      discussion_id: string
      meeting_id: string
      place: Generated<string>
      link: Generated<string>
    }
    meeting_off: {
      committee_id: string
      discussion_id: string
      id: string
      kind: 'postponed' | 'cancelled'
      reason: string
      by_person: string
      at: Date
    }
    time_poll: {
      committee_id: string
      discussion_id: string
      id: string
      asked_at: Date
      closes_on: string
      how: MeetingHow
      ended_at: Generated<Date | null>
    }
    time_option: {
      committee_id: string
      discussion_id: string
      poll_id: string
      id: string
      starts_at: Date
      ends_at: Date
    }
    time_reply: {
      committee_id: string
      discussion_id: string
      poll_id: string
      invitation_id: string
      better: Generated<string>
      answered_at: Date
    }
    time_answer: {
      committee_id: string
      discussion_id: string
      option_id: string
      invitation_id: string
      answer: TimeAnswer
    }
  }
}
