import { randomUUID } from 'node:crypto'
import { signAliyun } from '../../../platform/sms/aliyun-signature.ts'
import type { SmsProvider } from './sms.ts'

const ownAddress = 'https://dysmsapi.aliyuncs.com'

/** Wait for the window: too many to this number, or from this account, for now. */
const isTooMany = /^isv\.(BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL|MONTH_LIMIT_CONTROL)$|^Throttling/
/** About this message alone: its number, or what its template was given. */
const isAboutMessage = /^isv\.(MOBILE_|INVALID_PARAMETERS|TEMPLATE_(MISSING_)?PARAM|PARAM_|BLACK_KEY|SMS_CONTENT)/

export const aliyun: SmsProvider = {
  request({ number, template, params, id }, { access_key_id, access_key_secret, base_url, sign_name }) {
    const base = new URL(base_url || ownAddress)
    const { query, headers } = signAliyun({
      method: 'POST',
      host: base.host,
      action: 'SendSms',
      version: '2017-05-25',
      query: {
        PhoneNumbers: number.startsWith('+86') ? number.slice(3) : number.slice(1),
        SignName: sign_name,
        TemplateCode: template,
        TemplateParam: JSON.stringify(Object.fromEntries(params)),
        OutId: id,
      },
      date: `${new Date().toISOString().slice(0, 19)}Z`,
      nonce: randomUUID(),
      accessKeyId: access_key_id,
      accessKeySecret: access_key_secret,
    })
    const { host: _, ...sent } = headers
    return { method: 'POST', url: `${base.origin}/?${query}`, headers: sent }
  },

  judge(answer) {
    const { Code: code, Message: words } = Object(answer) as { Code?: unknown; Message?: unknown }
    if (typeof code !== 'string') return undefined
    if (code === 'OK') return { kind: 'sent' }
    const kind = isTooMany.test(code) ? 'later' : isAboutMessage.test(code) ? 'refused' : 'blocked'
    return { kind, code, words: String(words ?? '') }
  },
}
