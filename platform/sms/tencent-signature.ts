import { createHash, createHmac } from 'node:crypto'

type TencentRequest = {
  service: string
  host: string
  action: string
  /** The very bytes that are sent. */
  body: string
  timestampSeconds: number
  secretId: string
  secretKey: string
}

const algorithm = 'TC3-HMAC-SHA256'
export const tencentContentType = 'application/json; charset=utf-8'

/** The `Authorization` of a call of Tencent Cloud's API 3.0. */
export function signTencent(request: TencentRequest): { authorization: string; signature: string } {
  const { service, host, action, body, timestampSeconds, secretId, secretKey } = request
  const signedHeaders = 'content-type;host;x-tc-action'
  const canonicalRequest = [
    'POST',
    '/',
    '',
    `content-type:${tencentContentType}`,
    `host:${host}`,
    `x-tc-action:${action.toLowerCase()}`,
    '',
    signedHeaders,
    sha256(body),
  ].join('\n')
  const date = new Date(timestampSeconds * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const toSign = [algorithm, timestampSeconds, scope, sha256(canonicalRequest)].join('\n')
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request')
  const signature = hmac(key, toSign).toString('hex')
  return {
    signature,
    authorization: `${algorithm} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  }
}

function hmac(key: string | Buffer, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest()
}

function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}
