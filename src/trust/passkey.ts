/**
 * Passkeys: what the browser is asked, and whether its answer holds (R2). A challenge is good for five minutes, once, in the browser it
 * was made for, for one purpose; the device must have checked the person (PIN, finger, face).
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { House } from '../kit/web.ts'
import type { Door } from './door.ts'
import { takeOnce } from './limits.ts'
import { type StoredPasskey, storedPasskeyWith } from './passkey.rows.ts'

const challengeMinutes = 5

/** What a challenge may be answered for. */
export type PasskeyPurpose = 'sign-in' | 'confirm' | 'add' | 'join'

const carriedChallenge = z.strictObject({ challenge: z.string(), purpose: z.string(), about: z.string() })

/** The name a browser ties a passkey to, and the address answers must come from. A demonstration goes by the address it is visited at. */
function placeOf(house: House, request: FastifyRequest): { readonly id: string; readonly origin: string } {
  const address = new URL(house.demonstration ? `${request.protocol}://${request.host}` : house.publicUrl)
  return { id: address.hostname, origin: address.origin }
}

export interface NewPasskey {
  readonly id: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly synced: boolean
}

/** Options for using a passkey; whose it is comes with the answer. `about` ties the challenge to a session where there is one. */
export async function askForPasskey(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  purpose: PasskeyPurpose,
  about = '',
  allow: readonly StoredPasskey[] = [],
) {
  const options = await generateAuthenticationOptions({
    rpID: placeOf(door.house, request).id,
    userVerification: 'required',
    timeout: challengeMinutes * 60_000,
    allowCredentials: allow.map(({ id, transports }) => ({ id, transports: [...transports] as never[] })),
  })
  door.carry(reply, 'passkey', { challenge: options.challenge, purpose, about }, challengeMinutes)
  return options
}

/** Options for making one. `have`: the person's own, so that a device is not asked to make a second. */
export async function askForNewPasskey(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  purpose: PasskeyPurpose,
  person: { readonly id: string; readonly name: string; readonly email: string; readonly service: string },
  have: readonly StoredPasskey[],
) {
  const options = await generateRegistrationOptions({
    rpName: person.service,
    rpID: placeOf(door.house, request).id,
    userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: 'none',
    supportedAlgorithmIDs: [-8, -7, -257], // Ed25519, P-256, RSA: what devices have, without asking Node about newer ones
    timeout: challengeMinutes * 60_000,
    excludeCredentials: have.map(({ id, transports }) => ({ id, transports: [...transports] as never[] })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  })
  door.carry(reply, 'passkey', { challenge: options.challenge, purpose, about: person.id }, challengeMinutes)
  return options
}

const anAnswer = z.looseObject({ id: z.string().min(1).max(1400), response: z.looseObject({}) })

/** Whose passkey answered, with its new counter; null for any answer that does not hold, without a word why. */
export async function passkeyAnswered(
  door: Door,
  request: FastifyRequest,
  purpose: PasskeyPurpose,
  answer: string,
  about = '',
): Promise<{ readonly passkey: StoredPasskey; readonly counter: number } | null> {
  const challenge = challengeFor(door, request, purpose, about)
  const given = anAnswer.safeParse(asJson(answer))
  if (challenge === null || !given.success) return null
  const passkey = await storedPasskeyWith(door.house.database, given.data.id)
  if (!passkey) return null
  const place = placeOf(door.house, request)
  const checked = await verifyAuthenticationResponse({
    response: given.data as unknown as AuthenticationResponseJSON, // the library looks at every part of it
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.id,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(() => null)
  if (!checked?.verified || !checked.authenticationInfo.userVerified) return null
  if (!isWholeSignature(passkey.publicKey, signatureIn(given.data))) return null
  if (!(await isFirst(door, challenge))) return null
  return { passkey, counter: checked.authenticationInfo.newCounter }
}

const signatureIn = ({ response }: z.infer<typeof anAnswer>): Buffer =>
  Buffer.from(typeof response.signature === 'string' ? response.signature : '', 'base64url')

/**
 * The library takes a right ECDSA signature with something behind it (our own mutation test found it). Harmless, and still: an answer is
 * what the device made, or it is none. COSE key type 2 is an elliptic curve, whose signatures are two numbers in DER.
 */
function isWholeSignature(publicKey: Buffer, signature: Buffer): boolean {
  if (publicKey[1] !== 1 || publicKey[2] !== 2) return true
  const first = signature[3] ?? 0
  const second = signature[first + 5] ?? 0
  return (
    signature[0] === 0x30 &&
    signature[1] === signature.length - 2 &&
    signature[2] === 2 &&
    signature[first + 4] === 2 &&
    signature.length === first + second + 6
  )
}

/** The passkey that was made, or null. */
export async function newPasskeyIn(
  door: Door,
  request: FastifyRequest,
  purpose: PasskeyPurpose,
  answer: string,
  personId: string,
): Promise<NewPasskey | null> {
  const challenge = challengeFor(door, request, purpose, personId)
  const given = anAnswer.safeParse(asJson(answer))
  if (challenge === null || !given.success) return null
  const place = placeOf(door.house, request)
  const checked = await verifyRegistrationResponse({
    response: given.data as unknown as RegistrationResponseJSON, // the library looks at every part of it
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.id,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified || !checked.registrationInfo?.userVerified) return null
  if (!(await isFirst(door, challenge))) return null
  const { credential, credentialBackedUp } = checked.registrationInfo
  return {
    id: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: (credential.transports ?? []).filter((one) => /^[a-z-]{1,20}$/.test(one)).slice(0, 8),
    synced: credentialBackedUp,
  }
}

function challengeFor(door: Door, request: FastifyRequest, purpose: PasskeyPurpose, about: string): string | null {
  const carried = carriedChallenge.safeParse(door.carried(request, 'passkey'))
  if (!carried.success) return null
  const { data } = carried
  return data.purpose === purpose && data.about === about ? data.challenge : null
}

const isFirst = ({ house, clock }: Door, challenge: string): Promise<boolean> => {
  const now = clock.now()
  return takeOnce(house.database, `passkey ${challenge}`, new Date(now.getTime() + challengeMinutes * 60_000), now)
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
