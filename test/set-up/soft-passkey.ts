/** A passkey in software: answers challenges as a device would, rightly or with whatever a test changes. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface Options {
  readonly challenge: string
}

export interface Circumstances {
  readonly origin?: string
  readonly rpId?: string
  readonly type?: string
  /** UP 1, UV 4; attested data (64) is added where a key is made. */
  readonly flags?: number
  readonly counter?: number
}

export interface SoftPasskey {
  readonly id: string
  make(options: Options, circumstances?: Circumstances): Record<string, unknown>
  use(
    options: Options,
    circumstances?: Circumstances,
  ): { id: string; response: Record<string, string> } & Record<string, unknown>
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest()

export function softPasskey(origin: string): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0
  const place = new URL(origin).hostname
  const clientData = ({ challenge }: Options, type: string, given: Circumstances) =>
    Buffer.from(
      JSON.stringify({ type: given.type ?? type, challenge, origin: given.origin ?? origin, crossOrigin: false }),
    )
  const authData = (given: Circumstances, flags: number) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(given.counter ?? ++counter)
    return Buffer.concat([sha256(given.rpId ?? place), Buffer.from([(given.flags ?? 5) | flags]), count])
  }
  const common = { id: base64(id), rawId: base64(id), type: 'public-key', clientExtensionResults: {} }
  return {
    id: base64(id),
    make(options, given = {}) {
      const cose = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ])
      const data = Buffer.concat([authData(given, 64), Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ])
      const client = clientData(options, 'webauthn.create', given)
      return {
        ...common,
        response: { clientDataJSON: base64(client), attestationObject: base64(attestation), transports: ['internal'] },
      }
    },
    use(options, given = {}) {
      const client = clientData(options, 'webauthn.get', given)
      const data = authData(given, 0)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...common,
        response: { clientDataJSON: base64(client), authenticatorData: base64(data), signature: base64(signature) },
      }
    },
  }
}
