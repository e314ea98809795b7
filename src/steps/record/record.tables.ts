import type { Generated } from 'kysely'
import type { Json } from '../../kit/tables.ts'
import type { CopySection } from './record-copy.ts'
import type { Answers } from './record-form.ts'

export type ReadBackAnswer = 'fine' | 'change' | 'someone-known'
export type TakeBackReason = 'identifier' | 'decision' | 'mistake' | 'other'

declare module '../../kit/tables.ts' {
  interface Tables {
    record_section: {
      committee_id: string
      discussion_id: string
      section: string
      answers: Json<Answers>
      version: Generated<number>
      written_at: Date
      written_by: string
    }
    record_copy: {
      committee_id: string
      discussion_id: string
      number: number
      content: Json<readonly CopySection[]>
      offered_at: Date
      read_until: Date
      shared_at: Date | null
      withdrawn_at: Generated<Date | null>
    }
    read_back: {
      committee_id: string
      discussion_id: string
      id: string
      person_id: string
      copy: number
      answer: ReadBackAnswer
      reason: TakeBackReason | null
      comment: string
      at: Date
      settled_at: Generated<Date | null>
    }
    topic_note: { committee_id: string; discussion_id: string; text: string; written_at: Date }
  }
}
