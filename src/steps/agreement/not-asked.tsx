import { interfaceWords, sayAny, agreement as words } from '#content'
import { Button, Buttons, Card } from '../../design/design.ts'
import { peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { AgreementProps } from './agreement.page.tsx'

/** The other manager: before they are asked, or after they have answered. */
export function NotAsked({ shell, discussion, props }: StepView<AgreementProps>) {
  const [asked] = peopleAs(discussion, props.role)
  const said = words.not_asked[props.role]
  return (
    <Card title={sayAny(said.title, shell.names, { manager_name: asked?.name ?? '' })}>
      <p>{said.text}</p>
      <Buttons>
        <Button href={`/discussions/${discussion.id}`}>{interfaceWords.errors.refused.link}</Button>
      </Buttons>
    </Card>
  )
}
