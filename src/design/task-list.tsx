import type { ComponentChildren } from 'preact'

export interface Task {
  readonly title: string
  /** Leave out for what can only be done later. */
  readonly href?: string | undefined
  readonly note?: ComponentChildren
  /** A <Tag>: done, started, not started or later. */
  readonly state: ComponentChildren
}

export interface TaskGroup {
  readonly title: string
  readonly tasks: readonly Task[]
}

/** The parts of a long form, in groups. */
export const TaskList = ({ groups }: { groups: readonly TaskGroup[] }) => (
  <ol class="ds_task-list-group cg-tasks">
    {groups.map((group) => (
      <li key={group.title} class="ds_task-list-group__section">
        <h2 class="cg-h3">{group.title}</h2>
        <ul class="ds_task-list">
          {group.tasks.map((task) => (
            <TaskRow key={task.title} {...task} />
          ))}
        </ul>
      </li>
    ))}
  </ol>
)

const TaskRow = ({ title, href, note, state }: Task) => (
  <li class="ds_task-list__task">
    <div class="ds_task-list__task-details">
      <h3 class="ds_task-list__task-heading">
        {href ? (
          <a class="ds_task-list__task-link" href={href}>
            {title}
          </a>
        ) : (
          title
        )}
      </h3>
      {note && <p class="ds_task-list__task-summary cg-dim cg-s">{note}</p>}
    </div>
    {state}
  </li>
)
