/** What somebody keeps in their request although the guard marks it, for those who read it before it goes on (P22); nothing where there is none. */
import { guard } from '#content'
import { Card } from './card.tsx'
import { KeptSentence, type KeptSentenceProps } from './kept-sentence.tsx'

export const KeptWords = ({ kept }: { kept: readonly (KeptSentenceProps & { readonly mark: string })[] }) =>
  kept.length === 0 ? null : (
    <Card title={guard.kept.title}>
      <p>{guard.kept.screener}</p>
      {kept.map((one) => (
        <KeptSentence key={one.mark} {...one} />
      ))}
    </Card>
  )
