/** How to raise a child protection concern (P4). Reached from the foot of every page, without sign-in. */
import { byId, gate, words as house, say, screening, statements } from '#content'
import { Card } from '../../design/card.tsx'
import { Facts } from '../../design/facts.tsx'
import { Columns } from '../../design/layout.tsx'
import { Notice } from '../../design/notice.tsx'
import { Page } from '../../design/page.tsx'
import { isPhoneNumber, Sentence, Sentences } from '../../design/sentence.tsx'
import type { Shell } from '../../kit/web.ts'
import type { AreaNames } from './areas.ts'

const words = gate.raise_concern

interface WithAreas {
  readonly shell: Shell
  /** Where nobody is signed in: each area with what it is called and how it is reached. */
  readonly areas: readonly AreaNames[]
}

export function ChildProtectionPage({ shell, areas }: WithAreas) {
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
          <Numbers areas={areas} />
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

/** Nobody has to know their area's number by heart. */
function Numbers({ areas }: Pick<WithAreas, 'areas'>) {
  const known = areas.filter(({ names }) => isPhoneNumber(names.child_protection_phone))
  if (known.length === 0) return null
  return (
    <Facts
      wide
      facts={known.map(({ names }) => ({
        term: names.area,
        value: <Sentence text={words.worried.numbers} names={names} />,
      }))}
    />
  )
}

/** Whom to ask about a discussion; never the way for a worry about a child. */
export function ContactPage({ shell, areas }: WithAreas) {
  const { names } = shell
  const { contact } = gate
  const reachable = areas.filter((area) => area.names.mailbox !== '')
  return (
    <Page shell={shell} title={say(contact.title, names)}>
      <div class="cg-read">
        <p class="cg-lead">{say(contact.lead, names)}</p>
        {reachable.length > 0 ? (
          <>
            <p>{contact.mail_area}</p>
            <Facts
              wide
              facts={reachable.map(({ names: { area, mailbox } }) => ({ term: area, value: <Mail to={mailbox} /> }))}
            />
          </>
        ) : names.mailbox === '' ? (
          <p>{contact.no_mail}</p>
        ) : (
          <p>
            {say(contact.mail, names)} <Mail to={names.mailbox} />
          </p>
        )}
        <div class="cg-gap">
          <Notice kind="harm">
            <p>
              {contact.concern} <a href="/child-protection">{words.title}</a>
            </p>
          </Notice>
        </div>
      </div>
    </Page>
  )
}

const Mail = ({ to }: { readonly to: string }) => <a href={`mailto:${to}`}>{to}</a>
