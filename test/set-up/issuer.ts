/** An OpenID Connect issuer whose answers a test writes itself, true or forged. Listens on loopback; the test closes it. */
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'

export interface Claims {
  [name: string]: unknown
}

export interface Forgery {
  /** Added to, or put over, the claims of a true answer. */
  readonly claims?: Claims
  /** Signs with another key than the published one. */
  readonly otherKey?: boolean
  /** No signature, and a header that says so. */
  readonly unsigned?: boolean
  /** Changes a letter of the claims after signing. */
  readonly altered?: boolean
  /** No id_token in the answer. */
  readonly noToken?: boolean
}

export interface Issuer {
  readonly address: string
  /** Who signs in next, and what is wrong with the answer. */
  next: { subject: string; forgery?: Forgery }
  /** Stands for the person at the issuer: takes the address our service sends the browser to, gives the one the browser comes back to. */
  approve(authorize: string): URL
  readonly asked: URL[]
  close(): Promise<void>
}

export async function openIssuer(clientId: string): Promise<Issuer> {
  const published = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = { ...published.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'ES256' }
  const codes = new Map<string, URLSearchParams>()
  const asked: URL[] = []
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').split('?')[0]
    const json = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (path === '/.well-known/openid-configuration') return json(metadata(issuer.address))
    if (path === '/keys') return json({ keys: [jwk] })
    if (path !== '/token') return json({}, 404)
    const form = new URLSearchParams(await bodyOf(request))
    const begun = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    if (!begun || !form.get('code_verifier')) return json({ error: 'invalid_grant' }, 400)
    const { subject, forgery = {} } = issuer.next
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer.address,
      aud: clientId,
      sub: subject,
      iat: now,
      exp: now + 300,
      auth_time: now,
      nonce: begun.get('nonce'),
      amr: ['pwd', 'mfa'],
      ...forgery.claims,
    }
    const token = forgery.unsigned
      ? unsigned(claims)
      : signed(claims, forgery.otherKey ? other.privateKey : published.privateKey)
    return json({
      access_token: randomUUID(),
      token_type: 'Bearer',
      ...(forgery.noToken ? {} : { id_token: forgery.altered ? altered(token) : token }),
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const issuer: Issuer = {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
    next: { subject: 'nobody' },
    asked,
    approve(authorize) {
      const address = new URL(authorize)
      asked.push(address)
      const code = randomUUID()
      codes.set(code, address.searchParams)
      const back = new URL(address.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', address.searchParams.get('state') ?? '')
      return back
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return issuer
}

const metadata = (address: string) => ({
  issuer: address,
  authorization_endpoint: `${address}/authorize`,
  token_endpoint: `${address}/token`,
  jwks_uri: `${address}/keys`,
  end_session_endpoint: `${address}/sign-out`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_post'],
})

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function signed(claims: Claims, key: KeyObject): string {
  const text = `${part({ alg: 'ES256', kid: 'one' })}.${part(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

const unsigned = (claims: Claims): string => `${part({ alg: 'none' })}.${part(claims)}.`

function altered(token: string): string {
  const [head = '', claims = '', mark = ''] = token.split('.')
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString())
  return `${head}.${part({ ...read, sub: `${read.sub}-another` })}.${mark}`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const one of request) parts.push(one)
  return Buffer.concat(parts).toString()
}
