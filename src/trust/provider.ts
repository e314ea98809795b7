/**
 * Sign-in at a provider (OpenID Connect: code and PKCE). Any number of issuers. Who somebody is there is issuer and subject together,
 * never an e-mail address. The answer counts only with our state, nonce and verifier, signed by the issuer's key, for this client, fresh,
 * and with the second factor where that is asked for.
 */
import * as oidc from 'openid-client'

export interface ProviderSettings {
  /** In addresses: /sign-in/with/ID. */
  readonly id: string
  /** As people know it, such as "Strathlorne Council". */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** Null: a public client. */
  readonly clientSecret: string | null
  readonly scope: string
  /** One of these has to be in the answer's `acr`, or one of `amr` in its `amr`. Both empty: the provider is trusted to ask for a second factor itself. */
  readonly acr: readonly string[]
  readonly amr: readonly string[]
}

/** What we keep while somebody is at the provider; sealed, in their own browser. */
export interface Flow {
  readonly provider: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** True where they had to show who they are anew. */
  readonly fresh: boolean
}

export interface Identity {
  readonly issuer: string
  readonly subject: string
}

/** `no-second-factor`: signed in there, with less than is asked for. `away`: the provider does not answer. */
export type ProviderAnswer = Identity | { readonly refused: 'refused' | 'no-second-factor' | 'away' }

export interface Providers {
  readonly list: readonly ProviderSettings[]
  /** Where to send the browser, and what to keep; null where there is no such provider or it is away. */
  begin(id: string, fresh: boolean): Promise<{ readonly address: URL; readonly flow: Flow } | null>
  /** `address`: the full address the browser came back to. */
  finish(flow: Flow, address: URL): Promise<ProviderAnswer>
  /** Where to end the session at the provider too; null where it offers none. */
  signOutAddress(id: string): Promise<URL | null>
}

/** Seconds since the person showed who they are there, where that has to be fresh. */
const freshFor = 300
const patience = 8

/** `insecure`: issuers without TLS are allowed (tests and demonstrations on this machine). */
export function openProviders(
  list: readonly ProviderSettings[],
  { publicUrl, insecure = false }: { readonly publicUrl: string; readonly insecure?: boolean },
): Providers {
  const known = new Map<string, Promise<oidc.Configuration>>()
  const settingsOf = (id: string) => list.find((one) => one.id === id)

  /** Found out once, and again after a failure. */
  function configurationOf(settings: ProviderSettings): Promise<oidc.Configuration> {
    const before = known.get(settings.id)
    if (before) return before
    const found = oidc.discovery(
      new URL(settings.issuer),
      settings.clientId,
      {},
      settings.clientSecret === null ? oidc.None() : oidc.ClientSecretPost(settings.clientSecret),
      {
        timeout: patience,
        execute: insecure
          ? [oidc.enableNonRepudiationChecks, oidc.allowInsecureRequests]
          : [oidc.enableNonRepudiationChecks],
      },
    )
    known.set(settings.id, found)
    found.catch(() => known.delete(settings.id))
    return found
  }

  const returnTo = (id: string) => `${publicUrl}/sign-in/from/${id}`

  return {
    list,
    async begin(id, fresh) {
      const settings = settingsOf(id)
      const configuration = settings && (await configurationOf(settings).catch(() => null))
      if (!settings || !configuration) return null
      const flow = {
        provider: id,
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        fresh,
      }
      const address = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo(id),
        scope: settings.scope,
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(' ') } : {}),
        ...(fresh ? { prompt: 'login', max_age: '0' } : {}),
      })
      return { address, flow }
    },
    async finish(flow, address) {
      const settings = settingsOf(flow.provider)
      const configuration = settings && (await configurationOf(settings).catch(() => null))
      if (!settings || !configuration) return { refused: 'away' }
      try {
        const tokens = await oidc.authorizationCodeGrant(
          configuration,
          new URL(`${returnTo(settings.id)}${address.search}`),
          {
            expectedState: flow.state,
            expectedNonce: flow.nonce,
            pkceCodeVerifier: flow.verifier,
            idTokenExpected: true,
            ...(flow.fresh ? { maxAge: freshFor } : {}),
          },
        )
        const claims = tokens.claims()
        if (!claims?.sub) return { refused: 'refused' }
        if (!hasSecondFactor(settings, claims)) return { refused: 'no-second-factor' }
        return { issuer: claims.iss, subject: claims.sub }
      } catch (error) {
        return { refused: isAway(error) ? 'away' : 'refused' }
      }
    },
    async signOutAddress(id) {
      const settings = settingsOf(id)
      const configuration = settings && (await configurationOf(settings).catch(() => null))
      if (!configuration?.serverMetadata().end_session_endpoint) return null
      return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${publicUrl}/signed-out` })
    },
  }
}

function hasSecondFactor({ acr, amr }: ProviderSettings, claims: oidc.IDToken): boolean {
  if (acr.length === 0 && amr.length === 0) return true
  const given: readonly unknown[] = Array.isArray(claims.amr) ? claims.amr : []
  return acr.some((one) => one === claims.acr) || amr.some((one) => given.includes(one))
}

/** No answer at all, as against an answer that is refused. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    error.name === 'TimeoutError' ||
    (error instanceof TypeError && error.message === 'fetch failed') ||
    (error.cause !== undefined && isAway(error.cause))
  )
}
