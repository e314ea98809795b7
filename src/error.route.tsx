/** Pages for when something is not as expected: kind, plain, with a way on, and with what was typed. */

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { account, interfaceWords, namesOf, sayAny } from '#content'
import { Button, Buttons } from './design/button.tsx'
import { Page } from './design/page.tsx'
import { isUnaudited } from './kit/audit.ts'
import { isDatabaseAway } from './kit/database.ts'
import { isKeptField } from './kit/guarding.ts'
import { answer, type Fields, fieldsOf, type House, hiddenFields, type Shell, type Web } from './kit/web.ts'
import { foreignForm, foreignName } from './request-origin.ts'
import { sentBefore } from './trust/register-change.ts'
import { stepUpNeeded } from './trust/step-up.ts'

const { errors, sign_in: signIn } = interfaceWords

export function registerErrorPages(app: Web, house: House): void {
  app.setNotFoundHandler((request, reply) => {
    const shell = plainShell(house, request, reply)
    return answer(reply, <NotFoundPage shell={shell} sent={request.method === 'POST'} />, 404)
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const kind = kindOf(error)
    if (kind === 'failed' || isUnaudited(error)) request.log.error({ err: error, reference: request.id }, 'failed')
    if (kind === 'away') reply.header('retry-after', '5')
    const shell = plainShell(house, request, reply)
    return answer(
      reply,
      <ErrorPage shell={shell} kind={kind} reference={request.id} typed={typedIn(request)} />,
      statusOf[kind],
    )
  })
}

type Kind =
  | 'away'
  | 'confirm'
  | 'ended'
  | 'too-many'
  | 'too-large'
  | 'sent-before'
  | 'form-ended'
  | 'foreign-form'
  | 'foreign-name'
  | 'unreadable'
  | 'failed'
const statusOf: Readonly<Record<Kind, number>> = {
  away: 503,
  confirm: 401,
  ended: 401,
  'too-many': 429,
  'too-large': 413,
  'sent-before': 409,
  'form-ended': 403,
  'foreign-form': 403,
  'foreign-name': 421,
  unreadable: 400,
  failed: 500,
}

function kindOf(error: FastifyError): Kind {
  if (isDatabaseAway(error) || isUnaudited(error)) return 'away' // without its entry in the audit nothing is answered (R23)
  if (error.code === stepUpNeeded) return 'confirm'
  if (error.statusCode === 401) return 'ended'
  if (error.statusCode === 429) return 'too-many'
  if (error.code === sentBefore) return 'sent-before'
  if (error.statusCode === 413) return 'too-large'
  if (error.code === foreignForm) return 'foreign-form'
  if (error.code === foreignName) return 'foreign-name'
  if (error.statusCode === 403) return 'form-ended'
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return 'unreadable'
  return 'failed'
}

/** Needs no database: it may be the database that is away. */
function plainShell(house: House, request: FastifyRequest, reply: FastifyReply): Shell {
  let csrf = ''
  try {
    csrf = reply.generateCsrf()
  } catch {
    // A broken cookie must not stand in the way of saying what is wrong.
  }
  return {
    person: request.person,
    csrf,
    demonstration: house.demonstration,
    names: namesOf({}),
    now: house.clock.now(),
    path: request.url.split('?')[0] ?? '/',
  }
}

/** What was sent with the form, so that nothing typed is lost: shown again and sent again with one button. Never what somebody else's page sent. */
function typedIn(request: FastifyRequest): { action: string; fields: Fields } | null {
  if (request.method !== 'POST' || !request.isOwnForm) return null
  const fields = fieldsOf(request)
  return Object.keys(fields).length > 0 ? { action: request.url.split('?')[0] ?? '/', fields } : null
}

/** `sent`: a form led here. What it held is not shown: it may be somebody else's, and stays on the page it was sent from. */
function NotFoundPage({ shell, sent }: { shell: Shell; sent: boolean }) {
  const words = errors['not-found']
  return (
    <Page shell={shell} title={words.title}>
      <p>{words.text}</p>
      <p>{words.what}</p>
      {sent && shell.person && <p>{sayAny(words.sent, shell.names, { person_name: shell.person.name })}</p>}
      <Buttons>
        <Button href={shell.person ? '/desk' : '/'}>{shell.person ? words.link : words.home}</Button>
      </Buttons>
    </Page>
  )
}

interface ErrorPageProps {
  readonly shell: Shell
  readonly kind: Kind
  readonly reference: string
  readonly typed: { readonly action: string; readonly fields: Fields } | null
}

function ErrorPage({ shell, kind, reference, typed }: ErrorPageProps) {
  const words = kind === 'ended' ? signIn.ended : kind === 'confirm' ? account.confirm.late : errors[kind]
  return (
    <Page shell={shell} title={words.title}>
      <p>{kind === 'form-ended' && !typed ? errors['form-ended'].back : words.text}</p>
      {kind === 'ended' && <Beside words={signIn.ended} href="/sign-in" />}
      {kind === 'confirm' && <Beside words={account.confirm.late} href="/confirm" />}
      {kind === 'failed' && <p>{sayAny(errors.failed.reference, shell.names, { reference })}</p>}
      {typed ? <SendAgain shell={shell} typed={typed} anew={kind === 'sent-before'} /> : null}
    </Page>
  )
}

/** In another tab: this one keeps what was typed. */
const Beside = ({ words, href }: { words: { readonly kept: string; readonly beside: string }; href: string }) => (
  <>
    <p>{words.kept}</p>
    <p>
      <a href={href} target="_blank" rel="noreferrer">
        {words.beside}
      </a>
    </p>
  </>
)

interface SendAgainProps {
  readonly shell: Shell
  readonly typed: NonNullable<ErrorPageProps['typed']>
  readonly anew: boolean
}

/** The same form once more, with its own key: if the first one did arrive, this one has no second effect. `anew`: it is to have one of its own. */
function SendAgain({ shell, typed, anew }: SendAgainProps) {
  const entries = Object.entries(typed.fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const),
  )
  const answers = entries.filter(
    ([name, value]) => !hiddenFields.some((hidden) => hidden === name) && !isKeptField(name) && value !== '',
  )
  const kept = entries.filter(([name]) => (name === '_key' && !anew) || name === '_version')
  return (
    <form method="post" action={typed.action} class="cg-form">
      <input type="hidden" name="_csrf" value={shell.csrf} />
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {answers.length > 0 && (
        <section class="cg-card">
          <h2>{errors.away.typed}</h2>
          {answers.map(([name, value], at) => (
            <div key={`${name}-${at}`}>
              <input type="hidden" name={name} value={value} />
              {isOwnWords(name, value) && <p class="cg-own-words">{value}</p>}
            </div>
          ))}
        </section>
      )}
      <Buttons>
        <Button>{anew ? errors['sent-before'].again : errors.away.again}</Button>
      </Buttons>
    </form>
  )
}

/** Typed by a person: no coded word of a list, nothing a form carries for itself. */
const isOwnWords = (name: string, value: string): boolean =>
  !name.startsWith('_') && value.length > 3 && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)
