import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Payload, PayloadCodec } from '@temporalio/common'
import type { SecretBox } from '../domain/secret-box.ts'

type Key = { keyId: string; key: Uint8Array }

/** Who has to be able to read a payload: the platform alone, executors as well, or programs of others. */
export type Audience = 'platform' | 'executor' | 'anybody'

export type PayloadKeys = {
  /** Newest first: it seals, all open. Executors have none. */
  platform: Key[]
  executor: Key[]
}

const encoding = 'binary/encrypted'
const encodingBytes = Buffer.from(encoding)
const nonceBytes = 12
const tagBytes = 16

/** Of a process of the platform. Without a token, there are no executors to speak with. */
export function platformPayloadKeys(secrets: SecretBox, executorToken: string | undefined): PayloadKeys {
  return {
    platform: secrets.deriveKeys('temporal payloads'),
    executor: executorToken ? executorKeys(executorToken) : [],
  }
}

/** Of an executor, which reads what is addressed to it and nothing else. */
export function executorPayloadKeys(token: string): PayloadKeys {
  return { platform: [], executor: executorKeys(token) }
}

function executorKeys(token: string): Key[] {
  const key = Buffer.from(hkdfSync('sha256', token, 'ops', 'temporal payloads of executors', 32))
  return [{ keyId: `executor-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`, key }]
}

/**
 * Seals every payload that goes to Temporal (AES-256-GCM), under the key of those who are to read it. `audienceOf` gets the
 * id of the activity that a payload belongs to. What is not sealed is read as it is.
 */
export function createPayloadCodec(
  { platform, executor }: PayloadKeys,
  audienceOf: (activityId: string | undefined) => Audience,
): PayloadCodec {
  const [forPlatform, forExecutor] = [platform.map(readyKey), executor.map(readyKey)]
  const known = new Map([...forPlatform, ...forExecutor].map((ready) => [ready.keyId, ready]))
  const own = forPlatform[0] ?? forExecutor[0]
  return {
    async encode(payloads, context) {
      const audience = context?.type === 'activity' && !context.isLocal ? audienceOf(context.activityId) : 'platform'
      if (audience === 'anybody') return payloads
      const key = audience === 'executor' ? (forExecutor[0] ?? own) : own
      if (!key) throw new Error('a codec needs a key')
      return payloads.map((payload) => seal(payload, key))
    },
    async decode(payloads) {
      return payloads.map((payload) =>
        textOf(payload.metadata?.encoding) === encoding ? open(payload, known) : payload,
      )
    },
  }
}

/** What clients and workers are given, so that failures are sealed as well as values. */
export function sealedDataConverter(codec: PayloadCodec) {
  return { payloadCodecs: [codec], failureConverterPath }
}

export const failureConverterPath = fileURLToPath(new URL('./temporal-failure-converter.ts', import.meta.url))

/** Made once: what is asked for again and again would be checked and copied each time. */
type ReadyKey = { keyId: string; key: KeyObject; idBytes: Buffer }

function readyKey({ keyId, key }: Key): ReadyKey {
  return { keyId, key: createSecretKey(key), idBytes: Buffer.from(keyId) }
}

function seal(payload: Payload, { key, idBytes }: ReadyKey): Payload {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(idBytes)
  const data = Buffer.concat([nonce, cipher.update(pack(payload)), cipher.final(), cipher.getAuthTag()])
  return { metadata: { encoding: encodingBytes, 'encryption-key-id': idBytes }, data }
}

function open({ metadata, data }: Payload, keys: Map<string, ReadyKey>): Payload {
  const keyId = textOf(metadata?.['encryption-key-id'])
  const ready = keys.get(keyId)
  if (!ready) throw new Error(`The key ${keyId} of a payload is not known here`)
  const bytes = Buffer.from(data ?? [])
  const decipher = createDecipheriv('aes-256-gcm', ready.key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(ready.idBytes)
    .setAuthTag(bytes.subarray(-tagBytes))
  return unpack(Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]))
}

/** Length and JSON of the metadata, then the data as it is. */
function pack({ metadata, data }: Payload): Buffer {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')])
  const head = Buffer.from(JSON.stringify(Object.fromEntries(entries)))
  const size = Buffer.alloc(4)
  size.writeUInt32BE(head.length)
  return Buffer.concat([size, head, Buffer.from(data ?? [])])
}

function unpack(bytes: Buffer): Payload {
  const end = 4 + bytes.readUInt32BE(0)
  const head: Record<string, string> = JSON.parse(bytes.subarray(4, end).toString())
  const metadata = Object.entries(head).map(([name, value]) => [name, Buffer.from(value, 'base64')])
  return { metadata: Object.fromEntries(metadata), data: bytes.subarray(end) }
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes ? Buffer.from(bytes).toString() : ''
}
