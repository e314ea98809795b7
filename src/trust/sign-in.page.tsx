import { interfaceWords, sayAny } from '#content'
import { Person as PersonLine } from '../design/agency.tsx'
import { Button, Buttons } from '../design/button.tsx'
import { Page } from '../design/page.tsx'
import type { Sector } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'

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

export function SignInPage({ shell }: { shell: Shell }) {
  return (
    <Page shell={shell} title={words.title}>
      <p class="cg-lead">{words.lead}</p>
      <h2>{words.no_account.title}</h2>
      <p>{words.no_account.text}</p>
    </Page>
  )
}

export function SignedOutPage({ shell }: { shell: Shell }) {
  return (
    <Page shell={{ ...shell, person: null }} title={words.out.title}>
      <p class="cg-lead">{words.out.text}</p>
      <Buttons>
        <Button href="/sign-in">{words.out.again}</Button>
      </Buttons>
    </Page>
  )
}
