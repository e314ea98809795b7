/** What is in serif: questions for reflection and people's own words. The tool itself speaks in sans. Pages set `serif`. */
import type { ComponentChildren } from 'preact'

export interface PromptProps {
  readonly children: ComponentChildren
  /** Stage and number: "Analysis · question 2 of 5". */
  readonly eyebrow?: ComponentChildren
  /** From whose seat it is asked. */
  readonly seat?: ComponentChildren
}

/** One question for reflection, in the middle of the page. */
export const Prompt = ({ children, eyebrow, seat }: PromptProps) => (
  <div class="cg-prompt">
    {eyebrow && <p class="cg-eyebrow">{eyebrow}</p>}
    <h2 class="cg-prompt__q">{children}</h2>
    {seat && <p class="cg-prompt__seat">{seat}</p>}
  </div>
)

/** Smaller questions in a list, to start from. */
export const Prompts = ({ questions }: { questions: readonly string[] }) => (
  <ul class="cg-prompts">
    {questions.map((question) => (
      <li key={question}>{question}</li>
    ))}
  </ul>
)

/** What a person wrote, as they wrote it: line breaks stay. */
export const Quote = ({ children }: { children: ComponentChildren }) => (
  <blockquote class="cg-quote">{children}</blockquote>
)

/** Areas to explore, numbered. */
export const Explore = ({ areas }: { areas: readonly string[] }) => (
  <ol class="cg-explore">
    {areas.map((area) => (
      <li key={area}>{area}</li>
    ))}
  </ol>
)
