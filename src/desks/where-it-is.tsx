/** The process map with "you are here" (P33). */
import { formatDate, interfaceWords, sayAny } from '#content'
import { ProcessMap } from '../design/design.ts'
import { type Discussion, stages } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import { holders, places } from './turn.ts'

export function WhereItIs({ discussion, shell }: { discussion: Discussion; shell: Shell }) {
  const { process_map } = interfaceWords
  const { stage, turn } = places[discussion.status]
  const at = stages.findIndex((one) => one.stage === stage)
  const values = { count: at + 1, max: stages.length, stage_label: process_map.short[stage] }
  const [holder] = holders(discussion)
  const sentence = holder
    ? sayAny(process_map.sentence_with, shell.names, { ...values, person_name: holder.name })
    : sayAny(process_map.sentence, shell.names, values)
  return (
    <ProcessMap
      steps={stages.map((one, index) => ({
        stage: one.stage,
        clause: one.clause,
        label: process_map.short[one.stage],
        ...(index === at && turn !== 'nobody'
          ? { note: sayAny(process_map.since, shell.names, { since: formatDate(discussion.statusSince, 'day') }) }
          : {}),
      }))}
      current={discussion.status === 'finished' ? null : stage}
      sentence={sentence}
      ended={discussion.status === 'withdrawn'}
    />
  )
}
