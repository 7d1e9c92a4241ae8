import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'

/** A callback as a messenger sends it. */
export type SentCallback = { headers: Record<string, string>; query: string; body: string }

/** What somebody without the keys, or with an old callback, might do. */
export type Hostility = {
  /** Seals and signs with another key. */
  key?: string
  /** Signed so long ago. */
  ageMs?: number
  /** Changes what was signed. */
  alter?: (body: string) => string
  isUnsigned?: boolean
  /** Sends what should be sealed as it is. */
  isPlain?: boolean
}

/** Sealed with the Encrypt Key and signed over what is sent, as Feishu does. */
export function feishuCallback(event: object, key: string, hostility: Hostility = {}): SentCallback {
  const sealKey = hostility.key ?? key
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(sealKey).digest(), iv)
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(event)), cipher.final()])
  const body = JSON.stringify(hostility.isPlain ? event : { encrypt: sealed.toString('base64') })
  const timestamp = String(Math.floor((Date.now() - (hostility.ageMs ?? 0)) / 1000))
  const nonce = randomBytes(8).toString('hex')
  const signature = createHash('sha256')
    .update(timestamp + nonce + sealKey + body)
    .digest('hex')
  return {
    headers: {
      'Content-Type': 'application/json',
      ...(!hostility.isUnsigned && {
        'X-Lark-Request-Timestamp': timestamp,
        'X-Lark-Request-Nonce': nonce,
        'X-Lark-Signature': signature,
      }),
    },
    query: '',
    body: hostility.alter?.(body) ?? body,
  }
}

/** Only its time is signed, as DingTalk does. `at`: what is told again is told with the same time. */
export function dingtalkCallback(
  event: object,
  key: string,
  { ageMs = 0, at, ...hostility }: Hostility & { at?: string | undefined } = {},
): SentCallback {
  const timestamp = at ?? String(Date.now() - ageMs)
  const signature = createHmac('sha256', hostility.key ?? key)
    .update(timestamp)
    .digest('base64')
  const body = JSON.stringify(event)
  return {
    headers: {
      'Content-Type': 'application/json',
      ...(!hostility.isUnsigned && { 'x-ddpaas-signature-timestamp': timestamp, 'x-ddpaas-signature': signature }),
    },
    query: '',
    body: hostility.alter?.(body) ?? body,
  }
}
