import { signTencent, tencentContentType } from '../../../platform/sms/tencent-signature.ts'
import type { SmsProvider } from './sms.ts'

const ownAddress = 'https://sms.tencentcloudapi.com'

const isTooMany = /^(LimitExceeded|RequestLimitExceeded)/
/** About this message alone: its number, or what its template was given. */
const isAboutMessage =
  /^(InvalidParameterValue\.(IncorrectPhoneNumber|TemplateParameter|ContentLength|ProhibitedUseUrl)|FailedOperation\.(PhoneNumberInBlacklist|ContainSensitiveWord)|UnsupportedOperation\.)/

type Answer = {
  Response?: {
    Error?: { Code?: unknown; Message?: unknown }
    SendStatusSet?: { Code?: unknown; Message?: unknown }[]
  }
}

export const tencent: SmsProvider = {
  request({ number, template, params, id }, settings) {
    const { access_key_id, access_key_secret, base_url, region, sdk_app_id, sign_name } = settings
    const base = new URL(base_url || ownAddress)
    const body = JSON.stringify({
      PhoneNumberSet: [number],
      SmsSdkAppId: sdk_app_id,
      SignName: sign_name,
      TemplateId: template,
      TemplateParamSet: params.map(([, value]) => value),
      SessionContext: id,
    })
    const timestampSeconds = Math.floor(Date.now() / 1000)
    const { authorization } = signTencent({
      service: 'sms',
      host: base.host,
      action: 'SendSms',
      body,
      timestampSeconds,
      secretId: access_key_id,
      secretKey: access_key_secret,
    })
    return {
      method: 'POST',
      url: `${base.origin}/`,
      headers: {
        authorization,
        'content-type': tencentContentType,
        'x-tc-action': 'SendSms',
        'x-tc-version': '2021-01-11',
        'x-tc-region': region,
        'x-tc-timestamp': String(timestampSeconds),
      },
      body,
    }
  },

  judge(answer) {
    const { Response: response } = Object(answer) as Answer
    const { Code: code, Message: words } = response?.Error ?? response?.SendStatusSet?.[0] ?? {}
    if (typeof code !== 'string') return undefined
    if (code === 'Ok' && !response?.Error) return { kind: 'sent' }
    const kind = isTooMany.test(code) ? 'later' : isAboutMessage.test(code) ? 'refused' : 'blocked'
    return { kind, code, words: String(words ?? '') }
  },
}
