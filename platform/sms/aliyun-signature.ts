import { createHash, createHmac } from 'node:crypto'

type AliyunRequest = {
  method: string
  host: string
  action: string
  version: string
  query: Readonly<Record<string, string>>
  body?: string
  /** `2023-10-26T10:22:32Z`. */
  date: string
  nonce: string
  accessKeyId: string
  accessKeySecret: string
}

const algorithm = 'ACS3-HMAC-SHA256'

type SignedCall = { query: string; headers: Record<string, string>; requestHash: string; signature: string }

/** The headers of a call of Aliyun's OpenAPI (signature version 3), `host` among them, and its query as it was signed. */
export function signAliyun(request: AliyunRequest): SignedCall {
  const { method, host, action, version, body = '', date, nonce, accessKeyId, accessKeySecret } = request
  const signed: Record<string, string> = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(body),
    'x-acs-date': date,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  }
  const names = Object.keys(signed).sort()
  const query = canonicalQuery(request.query)
  const canonicalRequest = [
    method,
    '/',
    query,
    ...names.map((name) => `${name}:${signed[name]}`),
    '',
    names.join(';'),
    sha256(body),
  ].join('\n')
  const requestHash = sha256(canonicalRequest)
  const signature = createHmac('sha256', accessKeySecret).update(`${algorithm}\n${requestHash}`).digest('hex')
  const authorization = `${algorithm} Credential=${accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`
  return { query, headers: { ...signed, authorization }, requestHash, signature }
}

function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .sort()
    .join('&')
}

/** RFC 3986: what `encodeURIComponent` leaves besides the unreserved characters is encoded, too. */
function percentEncoded(value: string): string {
  return encodeURIComponent(value).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}
