/** The public start page: what it is, when it is right, when something else is (P4), how it goes. */
import { formatDate, gate, interfaceWords, type Names, procedure, say, sayAny, statements } from '#content'
import { Agency } from '../../design/agency.tsx'
import { Button, Buttons } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Equal } from '../../design/layout.tsx'
import { Page } from '../../design/page.tsx'
import { Ticks } from '../../design/ticks.tsx'
import type { Shell } from '../../kit/web.ts'
import { Hills } from './hills.tsx'

const words = interfaceWords.landing
const sectors = ['social-work', 'police', 'health', 'education', 'third-sector'] as const

export function LandingPage({ shell }: { shell: Shell }) {
  const { names } = shell
  return (
    <Page shell={shell} title={words.title} head={false} current="what">
      <section class="cg-hero">
        <div>
          <p class="cg-eyebrow">{say(words.eyebrow, names)}</p>
          <h1 class="cg-serif cg-hero__h">{words.heading}</h1>
          <p class="cg-lead">{words.lead}</p>
          <Buttons>
            <Button href="/check">{words.check}</Button>
            <span class="cg-dim">{say(words.check_note, names, { count: gate.questions.length })}</span>
          </Buttons>
        </div>
        <Hills />
      </section>
      <div class="cg-band">
        <Equal columns={2}>
          <RightWhen />
          <ElseWhen names={names} />
        </Equal>
      </div>
      <HowItGoes names={names} />
      <div class="cg-band">
        <Equal columns={3}>
          <NeverKept />
          <Learned names={names} />
          <Procedure names={names} />
        </Equal>
      </div>
    </Page>
  )
}

const RightWhen = () => (
  <Card title={words.right.title}>
    <Ticks
      lines={words.right.items.map((item) => ({
        text: (
          <>
            {item.before} {'strong' in item && <strong>{item.strong}</strong>}
            {'after' in item && item.after}
          </>
        ),
      }))}
    />
    <p class="cg-gap">{words.right.who}</p>
    <p class="cg-tagrow">
      {sectors.map((sector) => (
        <Agency key={sector} sector={sector} />
      ))}
    </p>
  </Card>
)

const ElseWhen = ({ names }: { names: Names }) => (
  <Card title={words.else.title}>
    <Ticks
      lines={words.else.items.map((item) => ({
        icon: item.id === 'child-protection-now' ? 'shield' : 'arrow',
        text: (
          <>
            {item.text} <a href={item.to}>{item.link}</a>
          </>
        ),
      }))}
    />
    <p class="cg-gap">
      <strong>{interfaceWords.standing.text}</strong> {say(statements.pages.home.text, names)}
    </p>
  </Card>
)

const HowItGoes = ({ names }: { names: Names }) => (
  <section class="cg-band">
    <h2>{words.how.title}</h2>
    <ol class="cg-how">
      {words.how.steps.map((step) => (
        <li key={step.id}>
          <h3>{step.title}</h3>
          <p>{sayAny(step.text, names)}</p>
          <p class="cg-how__who">{sayAny(step.who, names)}</p>
        </li>
      ))}
    </ol>
  </section>
)

const NeverKept = () => (
  <section>
    <h2 class="cg-h3">{words.never.title}</h2>
    <p class="cg-gap">
      {words.never.text} <em class="cg-name">{words.never.example}</em>. <a href="/privacy">{words.never.link}</a>
    </p>
  </section>
)

const Learned = ({ names }: { names: Names }) => (
  <section>
    <h2 class="cg-h3">{words.learned.title}</h2>
    <p class="cg-gap">
      {say(words.learned.text, names)} <a href="/procedure#meeting">{words.learned.link}</a>
    </p>
  </section>
)

function Procedure({ names }: { names: Names }) {
  const { version, approved_on } = procedure.control
  const decided_on = formatDate(new Date(`${approved_on}T12:00:00Z`), 'day')
  return (
    <section>
      <h2 class="cg-h3">{words.procedure.title}</h2>
      <p class="cg-gap">
        {say(words.procedure.text, names, { version: version.replace(/^V/, ''), decided_on })}{' '}
        <a href={names.procedure_link}>{words.procedure.read}</a>.{' '}
        <a href={names.formats_link}>{words.procedure.formats}</a>.
      </p>
    </section>
  )
}
