/** A real OpenID provider (the certified oidc-provider) on loopback, with one page on which somebody says who they are. */
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

export interface RealProvider {
  readonly address: string
  close(): Promise<void>
}

/** The person types a name; it becomes the subject. "with a second proof" ticked: `amr` says so. */
export async function openRealProvider(client: {
  readonly id: string
  readonly secret: string
  readonly returnTo: string
  readonly afterSignOut: string
}): Promise<RealProvider> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const bound = probe.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  await new Promise((resolve) => probe.close(resolve))
  const address = `http://127.0.0.1:${port}`
  const provider = new Provider(address, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.returnTo],
        post_logout_redirect_uris: [client.afterSignOut],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    cookies: { keys: ['only the tests know this'] },
    claims: { openid: ['sub', 'amr'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    interactions: { url: (_, interaction) => `/who/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId
      if (!oidc.client || !accountId) return undefined
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const answers = provider.callback()
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    if (!path.startsWith('/who/')) return answers(request, response)
    if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'text/html' }).end(page(path))
    const parts: Buffer[] = []
    for await (const one of request) parts.push(one)
    const form = new URLSearchParams(Buffer.concat(parts).toString())
    await provider.interactionFinished(request, response, {
      login: { accountId: form.get('name') ?? '', amr: form.get('second') ? ['pwd', 'mfa'] : ['pwd'] },
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    address,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const page = (
  path: string,
): string => `<!DOCTYPE html><html lang="en"><title>Who are you?</title><form method="post" action="${path}">
<label>Name <input name="name"></label> <label><input type="checkbox" name="second" value="yes"> with a second proof</label>
<button>Go on</button></form></html>`
