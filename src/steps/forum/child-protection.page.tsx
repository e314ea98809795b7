/** How to raise a child protection concern (P4). Reached from the foot of every page, without sign-in. */
import { byId, gate, words as house, say, screening, statements } from '#content'
import { Card } from '../../design/card.tsx'
import { Columns } from '../../design/layout.tsx'
import { Notice } from '../../design/notice.tsx'
import { Page } from '../../design/page.tsx'
import type { Shell } from '../../kit/web.ts'
import { Sentence, Sentences } from './sentence.tsx'

const words = gate.raise_concern

export function ChildProtectionPage({ shell }: { shell: Shell }) {
  const { names } = shell
  const now = byId(gate.destinations, 'child-protection-now')
  return (
    <Page shell={shell} title={words.title} statement={statements.pages.gate.text}>
      <Columns
        side={
          <>
            <Card title={words.not_here.title} tone="line">
              <p>{words.not_here.text}</p>
            </Card>
            <Card title={words.harm.title} tone="line">
              <p>{house.glossary['significant-harm'].means}</p>
            </Card>
          </>
        }
      >
        <Notice kind="harm">
          <p class="cg-lead">{words.lead}</p>
          <h2>{words.now.title}</h2>
          <p class="cg-lead">
            <strong>
              <Sentence text={words.now.text} names={names} />
            </strong>
          </p>
          <h2>{words.worried.title}</h2>
          <p class="cg-lead">
            <strong>
              <Sentence text={words.worried.text} names={names} />
            </strong>
          </p>
        </Notice>
        <Card title={words.then.title}>
          <Sentences texts={now.do.slice(2)} names={names} />
        </Card>
        <Card title={gate.page.know}>
          <Sentences texts={now.know} names={names} />
        </Card>
        <Card title={words.after.title}>
          <Sentences texts={words.after.items} names={names} />
          <p class="cg-dim cg-s">{screening.sources.S9.what}</p>
        </Card>
      </Columns>
    </Page>
  )
}

/** Whom to ask about a discussion; never the way for a worry about a child. */
export function ContactPage({ shell }: { shell: Shell }) {
  const { names } = shell
  const { contact } = gate
  return (
    <Page shell={shell} title={say(contact.title, names)}>
      <div class="cg-read">
        <p class="cg-lead">{say(contact.lead, names)}</p>
        {names.mailbox === '' ? (
          <p>{contact.no_mail}</p>
        ) : (
          <p>
            {say(contact.mail, names)} <a href={`mailto:${names.mailbox}`}>{names.mailbox}</a>
          </p>
        )}
        <Notice kind="harm">
          <p>
            {contact.concern} <a href="/child-protection">{words.title}</a>
          </p>
        </Notice>
      </div>
    </Page>
  )
}
