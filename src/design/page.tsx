/** The frame around every page. One h1 (PageHead), one primary action, the standing line where a discussion is shown (P2). */

import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { interfaceWords, namesOf, sayAny } from '#content'
import { GuardShown } from '../kit/guarding.ts'
import { asset } from './asset.ts'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { PageFooter } from './page-footer.tsx'
import { PageHead } from './page-head.tsx'
import { type NavKey, PageHeader } from './page-header.tsx'
import { DemonstrationBanner, StandingLine } from './standing-line.tsx'

/** What a page knows of its visitor; `Shell` of kit/web.ts has it all. */
export interface PageShell {
  readonly person: { readonly name: string; readonly agency: string; readonly job?: string } | null
  readonly csrf: string
  readonly demonstration: boolean
  readonly names: Readonly<Record<string, string>>
  /** Other areas of the person, to go there. */
  readonly elsewhere?: readonly { readonly committeeId: string; readonly area: string }[]
}

export interface PageProps {
  readonly shell: PageShell
  /** Title of the window, and the h1 unless `head` is given. */
  readonly title: string
  /** Replaces the plain h1: a <PageHead> with tag, facts and a link beside it. */
  readonly head?: ComponentChildren
  readonly current?: NavKey | undefined
  readonly breadcrumbs?: readonly Crumb[] | undefined
  /** The standing line: true for the usual sentence, or this page's own (statements.pages). */
  readonly statement?: true | string | undefined
  /** Field name → what to put right, in the order of the form. */
  readonly errors?: Readonly<Record<string, string>> | undefined
  /** Room for three columns. */
  readonly wide?: boolean | undefined
  /** Loads the serif font: for pages with prompts, people's own words or the record. */
  readonly serif?: boolean | undefined
  /** Names of islands, such as 'room.js'; the page has to work without them. */
  readonly islands?: readonly string[] | undefined
  readonly children?: ComponentChildren
}

export function Page(props: PageProps) {
  const { shell, title, errors = {}, breadcrumbs = [] } = props
  const names = namesOf(shell.names)
  const { frame } = interfaceWords
  const { asked } = useContext(GuardShown)
  const windowTitle = Object.keys(errors).length > 0 ? frame.error_title : frame.title
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{sayAny(windowTitle, names, { page_title: title })}</title>
        <meta name="robots" content="noindex" />
        <meta name="theme-color" content="#ffffff" />
        <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('screen.css')} />
        {props.islands?.map((name) => (
          <script key={name} type="module" src={asset(name)} />
        ))}
        {asked && (
          <script
            type="module"
            src={asset('guard.js')}
            data-guard-lists={asset('guard-lists.gz')}
            data-guard-words={shell.person ? '/guard/words.json' : undefined}
          />
        )}
      </head>
      <body class={props.serif ? 'cg cg--serif' : 'cg'}>
        <a class="cg-skip" href="#main">
          {frame.skip}
        </a>
        <header>
          {shell.demonstration && <DemonstrationBanner />}
          <PageHeader shell={shell} service={names.service} current={props.current} />
          {props.statement && <StandingLine statement={props.statement} />}
        </header>
        <main id="main" class={props.wide ? 'cg-main cg-main--wide' : 'cg-main'} tabindex={-1}>
          {breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
          <ErrorSummary errors={errors} />
          {props.head ?? <PageHead title={title} />}
          {props.children}
        </main>
        <PageFooter names={names} demonstration={shell.demonstration} />
      </body>
    </html>
  )
}
