import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type VendorMode = 'ok' | 'business error' | 'rate limited' | '5xx' | 'hang' | 'invalid JSON'
type Vendor = 'aliyun' | 'tencent'
type SentText = { vendor: Vendor; number: string; sign: string; template: string; params: unknown; id: string }

export type SmsVendors = {
  url: string
  /** What people would have seen on their phones. */
  received: SentText[]
  /** Every call that came, whatever became of it. */
  calls(): number
  mode(mode: VendorMode): void
  close(): Promise<void>
}

export const vendorAccount = { id: 'test-key-id', secret: 'test-key-secret', appId: '1400006666' }

type Raw = { request: IncomingMessage; body: Buffer }
type Answer = { status: number; body: string }

const clockSkewSeconds = 900

/** Both providers of text messages, which recompute every signature from the bytes that came. */
export async function startSmsVendors(): Promise<SmsVendors> {
  const received: SentText[] = []
  let mode: VendorMode = 'ok'
  let calls = 0
  const server = createServer((request, response) => {
    calls++
    respond(request, response).catch(() => response.destroy())
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = { request, body: Buffer.concat(await request.toArray()) }
    if (mode === 'hang') return
    const { status, body } = answer(raw)
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  }

  function answer(raw: Raw): Answer {
    if (mode === '5xx') return { status: 503, body: '<html>service unavailable</html>' }
    if (mode === 'invalid JSON') return { status: 200, body: '{"Code":"OK"' }
    return raw.request.headers['x-tc-action'] ? answerAsTencent(raw) : answerAsAliyun(raw)
  }

  function answerAsAliyun(raw: Raw): Answer {
    const refuse = (Code: string): Answer => ({
      status: 400,
      body: JSON.stringify({ Code, Message: Code, RequestId: 'r' }),
    })
    const fault = findAliyunFault(raw)
    if (fault) return refuse(fault)
    if (mode === 'business error') return { ...refuse('isv.MOBILE_NUMBER_ILLEGAL'), status: 200 }
    if (mode === 'rate limited') return { ...refuse('isv.BUSINESS_LIMIT_CONTROL'), status: 200 }
    const query = queryOf(raw.request)
    received.push({
      vendor: 'aliyun',
      number: query.get('PhoneNumbers') ?? '',
      sign: query.get('SignName') ?? '',
      template: query.get('TemplateCode') ?? '',
      params: JSON.parse(query.get('TemplateParam') ?? 'null'),
      id: query.get('OutId') ?? '',
    })
    return { status: 200, body: JSON.stringify({ Code: 'OK', Message: 'OK', BizId: `${calls}^0`, RequestId: 'r' }) }
  }

  function answerAsTencent(raw: Raw): Answer {
    const response = (Response: object): Answer => ({
      status: 200,
      body: JSON.stringify({ Response: { ...Response, RequestId: 'r' } }),
    })
    const refuse = (Code: string) => response({ Error: { Code, Message: Code } })
    const fault = findTencentFault(raw)
    if (fault) return refuse(fault)
    if (mode === 'business error')
      return response({
        SendStatusSet: [{ Code: 'InvalidParameterValue.IncorrectPhoneNumber', Message: 'incorrect number' }],
      })
    if (mode === 'rate limited')
      return response({ SendStatusSet: [{ Code: 'LimitExceeded.PhoneNumberDailyLimit', Message: 'daily limit' }] })
    const sent = JSON.parse(raw.body.toString())
    if (sent.SmsSdkAppId !== vendorAccount.appId) return refuse('UnauthorizedOperation.SmsSdkAppIdVerifyFail')
    received.push({
      vendor: 'tencent',
      number: sent.PhoneNumberSet[0],
      sign: sent.SignName,
      template: sent.TemplateId,
      params: sent.TemplateParamSet,
      id: sent.SessionContext,
    })
    return response({
      SendStatusSet: [
        { SerialNo: `s${calls}`, PhoneNumber: sent.PhoneNumberSet[0], Fee: 1, Code: 'Ok', Message: 'send success' },
      ],
    })
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    calls: () => calls,
    mode: (next) => {
      mode = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function findAliyunFault({ request, body }: Raw): string | undefined {
  const { headers } = request
  const found = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? '',
  )
  if (!found) return 'IncompleteSignature'
  const [, id, names = '', signature = ''] = found
  if (id !== vendorAccount.id) return 'InvalidAccessKeyId.NotFound'
  if (headers['x-acs-content-sha256'] !== sha256(body)) return 'SignatureDoesNotMatch'
  if (Math.abs(Date.parse(String(headers['x-acs-date'])) / 1000 - Date.now() / 1000) > clockSkewSeconds)
    return 'InvalidTimeStamp.Expired'
  const [path = '/', query = ''] = (request.url ?? '').split('?')
  const lines = [request.method, path, query.split('&').sort().join('&')]
  for (const name of names.split(';')) lines.push(`${name}:${headers[name]}`)
  lines.push('', names, sha256(body))
  const expected = createHmac('sha256', vendorAccount.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(Buffer.from(lines.join('\n')))}`)
    .digest()
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return 'SignatureDoesNotMatch'
  if (headers['x-acs-action'] !== 'SendSms' || headers['x-acs-version'] !== '2017-05-25')
    return 'InvalidAction.NotFound'
  return undefined
}

function findTencentFault({ request, body }: Raw): string | undefined {
  const { headers } = request
  const found =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/sms\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  if (!found) return 'AuthFailure.SignatureFailure'
  const [, id, date = '', names = '', signature = ''] = found
  if (id !== vendorAccount.id) return 'AuthFailure.SecretIdNotFound'
  const timestamp = Number(headers['x-tc-timestamp'])
  if (Math.abs(timestamp - Date.now() / 1000) > clockSkewSeconds) return 'AuthFailure.SignatureExpire'
  if (new Date(timestamp * 1000).toISOString().slice(0, 10) !== date) return 'AuthFailure.SignatureFailure'
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).toLowerCase()}\n`)
  const canonical = ['POST', '/', '', signed.join(''), names, sha256(body)].join('\n')
  let key = createHmac('sha256', `TC3${vendorAccount.secret}`).update(date).digest()
  for (const part of ['sms', 'tc3_request']) key = createHmac('sha256', key).update(part).digest()
  const expected = createHmac('sha256', key)
    .update(`TC3-HMAC-SHA256\n${timestamp}\n${date}/sms/tc3_request\n${sha256(Buffer.from(canonical))}`)
    .digest()
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return 'AuthFailure.SignatureFailure'
  if (headers['x-tc-action'] !== 'SendSms' || headers['x-tc-version'] !== '2021-01-11') return 'InvalidAction'
  return undefined
}

function queryOf({ url }: IncomingMessage): URLSearchParams {
  return new URL(url ?? '/', 'http://vendor').searchParams
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
