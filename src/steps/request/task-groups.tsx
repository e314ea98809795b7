/** The rows of the task list: each part with its state, and what comes after all parts are done. */
import { request } from '#content'
import { Tag, type Task, type TaskGroup } from '../../design/design.ts'
import { hasPassedSafety, type PartState, stateOf, unfinished } from './request.check.ts'
import { inWords, nameOfChosen } from './request.copy.ts'
import type { RequestKnowledge } from './request.knowledge.ts'
import { type Part, parts } from './request.question.ts'
import { sendsBack } from './save-answers.ts'
import { requestBase, type TaskListView } from './task-list.page.tsx'

const sections = [
  ['before', ['safety', 'supervision']],
  ['understand', ['explore', 'tried', 'child']],
  ['people', ['you', 'managers', 'team-around']],
] as const

export function taskGroups(view: TaskListView): TaskGroup[] {
  const named = sections.flatMap(([, ids]) => ids as readonly string[])
  const others = parts.filter(({ id }) => !named.includes(id)) // the meeting, and pages a committee has added
  const groups = sections.map(([section, ids]) => ({
    title: request.list.sections[section],
    tasks: parts.filter(({ id }) => (ids as readonly string[]).includes(id)).map((part) => taskOf(part, view)),
  }))
  return [
    ...groups,
    { title: request.list.sections.meet, tasks: others.map((part) => taskOf(part, view)) },
    { title: request.list.sections.finish, tasks: lastTasks(view) },
  ]
}

/** Nothing can be filled in before the safety question has been passed (P4). */
function taskOf(part: Part, { discussion, props }: TaskListView): Task {
  const open = part.id === 'safety' || hasPassedSafety(props.known.answers)
  return {
    title: part.title,
    note: sendsBack(discussion, part, props.known)
      ? request.form.sends_back.note
      : open
        ? summaryOf(part, props.known)
        : undefined,
    href: open ? `${requestBase(discussion)}/${part.id}` : undefined,
    state: open ? stateTag(stateOf(part, props.known)) : stateTag('cannot-start'),
  }
}

const shownInShort: Readonly<Record<string, readonly string[]>> = {
  supervision: ['supervision-dates'],
  child: ['age-band'],
}

/** A short reminder of what was answered, where that fits a line. */
function summaryOf(part: Part, known: RequestKnowledge): string | undefined {
  if (part.id === 'team-around')
    return known.team.length > 0 ? known.team.map(({ role }) => role).join(', ') : undefined
  if (part.id === 'managers') {
    const names = ['first-manager', 'second-manager'].map((role) => nameOfChosen(known.answers, role, known.people))
    return names.filter((name) => name !== '').join(' · ') || undefined
  }
  const wanted = shownInShort[part.id] ?? []
  const texts = part.questions.filter(({ id }) => wanted.includes(id)).flatMap((question) => inWords(question, known))
  return texts.length > 0 ? texts.join(' · ') : undefined
}

function lastTasks({ discussion, props }: TaskListView): Task[] {
  const { ask, send } = request.list
  const asked = discussion.status !== 'draft' && discussion.status !== 'not-agreed-now'
  const agreed = discussion.status === 'agreed'
  const ready = unfinished(props.known).length === 0
  return [
    {
      title: ask.heading,
      note: asked || ready ? undefined : ask.note,
      state: asked ? stateTag('done') : stateTag(ready ? 'not-started' : 'cannot-start'),
    },
    {
      title: send.heading,
      note: agreed ? undefined : send.note,
      href: agreed ? `${requestBase(discussion)}/send` : undefined,
      state: stateTag(agreed ? 'not-started' : 'cannot-start'),
    },
  ]
}

function stateTag(state: PartState | 'cannot-start') {
  const label = request.task_list.states[state]
  if (state === 'done')
    return (
      <Tag tone="moss" icon="tick">
        {label}
      </Tag>
    )
  if (state === 'started' || state === 'to-check')
    return (
      <Tag tone="gorse" icon="pencil">
        {label}
      </Tag>
    )
  return <Tag>{label}</Tag>
}
