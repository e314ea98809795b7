import type { ComponentChildren } from 'preact'
import { interfaceWords } from '#content'

export interface Fact {
  readonly term: ComponentChildren
  readonly value: ComponentChildren
}

/** Short facts in a card: a word on the left, its value on the right. `wide`: longer words. */
export const Facts = ({ facts, wide }: { facts: readonly Fact[]; wide?: boolean | undefined }) => (
  <dl class={wide ? 'cg-facts cg-facts--wide' : 'cg-facts'}>
    {facts.map(({ term, value }, at) => (
      <div key={at}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

export interface Answer extends Fact {
  /** Where this answer can be changed. */
  readonly change?: string | undefined
  /** The question in a few words, said after "Change" to those who hear the page. */
  readonly name?: string | undefined
}

/** Questions and answers, such as before sending a form. People's own words are shown in serif with `own`. */
export const DefinitionList = ({ answers, own }: { answers: readonly Answer[]; own?: boolean | undefined }) => (
  <dl class={own ? 'cg-dl cg-dl--own' : 'cg-dl'}>
    {answers.map(({ term, value, change, name }, at) => (
      <div key={at}>
        <dt>{term}</dt>
        <dd class="cg-dl__value">{value}</dd>
        {change && (
          <dd class="cg-dl__change">
            <a class="cg-quiet" href={change}>
              {interfaceWords.forms.change}
              {name && <span class="visually-hidden"> {name}</span>}
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
