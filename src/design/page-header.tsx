import { account, interfaceWords, namesOf, sayAny, words } from '#content'
import { Icon, Wordmark } from './icon.tsx'
import type { PageShell } from './page.tsx'

const { frame, navigation, sign_in } = interfaceWords

/** The four words of the header: for people signed in, and for everybody else. */
const signedIn = { desk: '/desk', discussions: '/discussions', learning: '/learning', procedure: '/procedure' } as const
const everybody = { what: '/', procedure: '/procedure', check: '/check' } as const
export type NavKey = keyof typeof signedIn | keyof typeof everybody

export interface PageHeaderProps {
  readonly shell: PageShell
  readonly service: string
  readonly current?: NavKey | undefined
}

export function PageHeader({ shell, service, current }: PageHeaderProps) {
  return (
    <div class="cg-header">
      <div class="cg-header__bar cg-wrap">
        <a class="cg-brand" href={shell.person ? '/desk' : '/'}>
          <Icon name="mark" />
          {service === words.names.service.default && <Wordmark />}
          <span class={service === words.names.service.default ? 'visually-hidden' : undefined}>{service}</span>
        </a>
        <nav class="cg-nav" aria-label={frame.main_menu}>
          <ul>
            {navLinks(shell.person !== null).map(([key, href]) => (
              <li key={key}>
                <a href={href} aria-current={key === current ? 'page' : undefined}>
                  {navigation[key]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="cg-header__end">
          <a class="cg-hide" href={frame.hide_to} rel="noreferrer">
            <Icon name="hide" />
            <span>{frame.hide}</span>
          </a>
          {shell.person ? (
            <Me person={shell.person} shell={shell} />
          ) : (
            <a class="cg-signin" href="/sign-in">
              {frame.sign_in}
            </a>
          )}
        </div>
      </div>
    </div>
  )
}

function navLinks(known: boolean): readonly (readonly [NavKey, string])[] {
  return known
    ? [
        ['desk', signedIn.desk],
        ['discussions', signedIn.discussions],
        ['learning', signedIn.learning],
        ['procedure', signedIn.procedure],
      ]
    : [
        ['what', everybody.what],
        ['procedure', everybody.procedure],
        ['check', everybody.check],
      ]
}

/** Who is signed in. Signing out is a form, so that no link anywhere can sign somebody out. */
function Me({ person, shell }: { person: NonNullable<PageShell['person']>; shell: PageShell }) {
  const { csrf, names, elsewhere = [] } = shell
  return (
    <details class="cg-me">
      <summary>
        <b>{person.name}</b>
        <span>{elsewhere.length > 0 ? `${names.area} · ${person.agency}` : person.agency}</span>
      </summary>
      <div class="cg-me__menu">
        <p>
          {person.job && <span>{person.job}</span>}
          <span>{person.agency}</span>
        </p>
        {elsewhere.length > 0 && (
          <form method="post" action="/committee" aria-label={frame.areas}>
            <input type="hidden" name="_csrf" value={csrf} />
            {elsewhere.map(({ committeeId, area }) => (
              <button key={committeeId} type="submit" class="cg-quiet" name="committee" value={committeeId}>
                {sayAny(sign_in.area, namesOf({ ...names, area }))}
              </button>
            ))}
          </form>
        )}
        <p>
          <a href="/account">{account.own.link}</a>
        </p>
        <form method="post" action="/sign-out">
          <input type="hidden" name="_csrf" value={csrf} />
          <button type="submit" class="cg-quiet">
            {frame.sign_out}
          </button>
        </form>
      </div>
    </details>
  )
}
