import { account, interfaceWords, sayAny } from '#content'
import { Person as PersonLine } from '../design/agency.tsx'
import { Button, Buttons } from '../design/button.tsx'
import { Card } from '../design/card.tsx'
import { Notice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import type { Sector } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import { PasskeyForm } from './passkey-form.tsx'
import type { ProviderSettings } from './provider.ts'

const words = interfaceWords.sign_in

export interface Group {
  readonly committeeId: string
  readonly area: string
  readonly key: string
  readonly label: string
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly job: string
    readonly agency: string
    readonly sector: Sector
  }[]
}

/** One button for each invented person, by what they mostly do. */
export function DemonstrationSignInPage({ shell, groups, to }: { shell: Shell; groups: readonly Group[]; to: string }) {
  const areas = [...new Set(groups.map((group) => group.area))]
  return (
    <Page shell={shell} title={words.title}>
      <p class="cg-lead">{words.lead_demonstration}</p>
      <p>
        <a href="/sign-in/ways">{account.sign_in.demonstration}</a>
      </p>
      {areas.map((area) => (
        <section key={area} class="cg-cast">
          <h2>{area}</h2>
          <div class="cg-cast__groups">
            {groups
              .filter((group) => group.area === area)
              .map((group) => (
                <PersonGroup key={group.key} shell={shell} group={group} to={to} />
              ))}
          </div>
        </section>
      ))}
    </Page>
  )
}

function PersonGroup({ shell, group, to }: { shell: Shell; group: Group; to: string }) {
  return (
    <section class="cg-card">
      <h3>{group.label}</h3>
      <ul class="cg-people">
        {group.people.map((person) => (
          <li key={person.id}>
            <PersonLine name={person.name} sector={person.sector} details={[person.job, person.agency]} />
            <form method="post" action="/sign-in">
              <input type="hidden" name="_csrf" value={shell.csrf} />
              <input type="hidden" name="person" value={person.id} />
              <input type="hidden" name="committee" value={group.committeeId} />
              <input type="hidden" name="to" value={to} />
              <button type="submit" class="ds_button ds_button--secondary ds_button--small">
                {interfaceWords.frame.sign_in}
                <span class="visually-hidden"> {sayAny(words.as, shell.names, { person_name: person.name })}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

export type SignInProblem = 'wrong' | 'away' | 'second'

/** The real ways in. `to`: where to go afterwards. */
export function SignInPage({
  shell,
  providers,
  to,
  problem,
}: {
  shell: Shell
  providers: readonly Pick<ProviderSettings, 'id' | 'name'>[]
  to: string
  problem?: SignInProblem | null
}) {
  const text = account.sign_in
  return (
    <Page shell={shell} title={words.title} islands={['passkey.js']}>
      {problem && (
        <Notice kind="look" live>
          <p>{text[problem]}</p>
        </Notice>
      )}
      <p class="cg-lead">{text.lead}</p>
      {providers.length > 0 && (
        <Card title={text.providers}>
          <ul class="cg-plain">
            {providers.map(({ id, name }) => (
              <li key={id}>
                <Button look="secondary" href={`/sign-in/with/${id}?to=${encodeURIComponent(to)}`}>
                  {sayAny(text.provider, shell.names, { provider: name })}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={text.or}>
        <p>{text.passkey_help}</p>
        <PasskeyForm
          action="/sign-in/passkey"
          csrf={shell.csrf}
          what="use"
          options="/sign-in/passkey/challenge"
          button={text.passkey}
          to={to}
        />
        <p class="cg-gap">
          <a href="/sign-in/code">{text.code}</a>
        </p>
      </Card>
      <h2>{words.no_account.title}</h2>
      <p>{words.no_account.text}</p>
    </Page>
  )
}

/** Somebody the provider knows and we do not. Never linked by e-mail. */
export const UnknownPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={account.sign_in.unknown.title}>
    <p class="cg-lead">{account.sign_in.unknown.text}</p>
  </Page>
)

/** `provider`: they came through one, where they may still be signed in. */
export function SignedOutPage({ shell, provider }: { shell: Shell; provider?: { id: string; name: string } | null }) {
  return (
    <Page shell={{ ...shell, person: null }} title={words.out.title}>
      <p class="cg-lead">{words.out.text}</p>
      {provider && (
        <p>
          {sayAny(account.sign_in.out_there, shell.names, { provider: provider.name })}{' '}
          <a href={`/sign-out/at/${provider.id}`}>{account.sign_in.out_link}</a>
        </p>
      )}
      <Buttons>
        <Button href="/sign-in">{words.out.again}</Button>
      </Buttons>
    </Page>
  )
}
