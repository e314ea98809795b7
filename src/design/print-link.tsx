import type { ComponentChildren } from 'preact'
import { interfaceWords } from '#content'
import { Icon } from './icon.tsx'

/** Leads to the page as it prints; beside the title. */
export const PrintLink = ({ href, children }: { href: string; children?: ComponentChildren }) => (
  <a class="cg-quiet" href={href}>
    <Icon name="print" />
    {children ?? interfaceWords.frame.print}
  </a>
)

/** A document to take away. */
export const DownloadLink = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a class="cg-quiet" href={href}>
    <Icon name="download" />
    {children}
  </a>
)
