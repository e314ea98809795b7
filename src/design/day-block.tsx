import type { ComponentChildren } from 'preact'

/** A day like a leaf of a calendar, with time and place beside it. */
export const DayBlock = (props: { weekday: string; day: string; month: string; children: ComponentChildren }) => (
  <div class="cg-date">
    <div class="cg-date__cal">
      <span>{props.weekday} </span>
      <b>{props.day} </b>
      <span>{props.month}</span>
    </div>
    <div>{props.children}</div>
  </div>
)
