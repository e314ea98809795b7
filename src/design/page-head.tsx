import type { ComponentChildren } from 'preact'

export interface PageHeadProps {
  readonly title: ComponentChildren
  /** A line above the title. */
  readonly eyebrow?: ComponentChildren
  /** One <Tag> beside the title. */
  readonly tag?: ComponentChildren
  /** Reference, who asked, who has it and for how long: each a short piece. */
  readonly facts?: readonly ComponentChildren[] | undefined
  /** A link or button on the right, such as <PrintLink>. */
  readonly side?: ComponentChildren
}

/** The page's only h1, with who, what and since when below it. */
export function PageHead({ title, eyebrow, tag, facts = [], side }: PageHeadProps) {
  return (
    <div class="cg-head">
      <div class="cg-head__row">
        <div>
          {eyebrow && <p class="cg-eyebrow">{eyebrow}</p>}
          <div class="cg-head__title">
            <h1>{title}</h1>
            {tag}
          </div>
          {facts.length > 0 && (
            <p class="cg-head__facts">
              {facts.map((fact, at) => (
                <span key={at}>{fact}</span>
              ))}
            </p>
          )}
        </div>
        {side}
      </div>
    </div>
  )
}
