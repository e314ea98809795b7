import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

/** loch: under way. moss: done. gorse: attention, draft. slate: afterwards. heather: private. rowan: harm. plain: not yet. */
export type TagTone = 'loch' | 'moss' | 'gorse' | 'slate' | 'heather' | 'rowan' | 'plain'

/** A word for a state; colour never says it alone. */
export const Tag = (props: {
  tone?: TagTone | undefined
  icon?: IconName | undefined
  children: ComponentChildren
}) => (
  <span class={`ds_tag cg-tag cg-tag--${props.tone ?? 'plain'}`}>
    {props.icon && <Icon name={props.icon} />}
    {props.children}
  </span>
)
