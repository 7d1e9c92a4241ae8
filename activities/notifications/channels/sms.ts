import { DomainError } from '../../../domain/errors.ts'
import { internationalNumber } from '../../../domain/notifications/message.ts'
import type { SmsSettings } from '../../../domain/settings/sms-settings.ts'
import { type Text, text } from '../../../domain/text.ts'
import type { Egress, EgressRequest, EgressResponse } from '../../../platform/egress/egress.ts'
import { EgressFailure } from '../../../platform/egress/egress-failure.ts'
import { aliyun } from './aliyun-sms.ts'
import type { Delivery, OpenChannel } from './channel.ts'
import { tencent } from './tencent-sms.ts'

type TextMessage = {
  /** `+8613800138000`. */
  number: string
  template: string
  /** Variables of the provider's template, in their order. */
  params: readonly (readonly [name: string, value: string])[]
  /** The same however often this message is tried. */
  id: string
}

/** What a provider said of one message; `code` is its own word for it. */
type SmsVerdict = { kind: 'sent' } | { kind: 'refused' | 'later' | 'blocked'; code: string; words: string }

export type SmsProvider = {
  request(message: TextMessage, settings: SmsSettings): Pick<EgressRequest, 'method' | 'url' | 'headers' | 'body'>
  /** Reads the answer's JSON; undefined when it is none that this provider gives. */
  judge(answer: unknown): SmsVerdict | undefined
}

const providers: Record<Exclude<SmsSettings['provider'], 'none'>, SmsProvider> = { aliyun, tencent }

const minutesOfCode = 10
const usualTimeoutMs = 10_000

type Options = { settings: SmsSettings; egress: Egress; timeoutMs?: number | undefined }

/** By a provider of text messages, whose secret comes opened; without one, messages stay in the local outbox. */
export function openSmsChannel({ settings, egress, timeoutMs = usualTimeoutMs }: Options): OpenChannel {
  const { provider: name } = settings
  if (name === 'none') return { send: async () => ({ result: 'captured' }), close: () => {} }
  const provider = providers[name]
  return {
    async send({ id, recipient, content, secret }) {
      const number = internationalNumber(recipient)
      if (!number) return refused(text('手机号无效', 'The phone number is not valid'))
      const template = secret === undefined ? settings.notice_template : settings.code_template
      if (template === '') return refused(noTemplate)
      const params = secret === undefined ? [['content', content] as const] : codeParams(settings, secret)
      try {
        const request = provider.request({ number, template, params, id: String(id) }, settings)
        const answer = await egress.request({ ...request, timeoutMs, redirect: 'manual', maxBodyBytes: 64 * 1024 })
        return deliveryOf(answer, provider)
      } catch (error) {
        return failureOf(error)
      }
    },
    close: () => {},
  }
}

const noTemplate = text(
  '短信设置里没有这类消息的模板',
  'The settings of text messages name no template for messages of this kind',
)

function codeParams({ code_params }: SmsSettings, code: string) {
  const values: Record<string, string> = { code, minutes: String(minutesOfCode) }
  return code_params.split(',').map((name) => [name, values[name] ?? ''] as const)
}

/** HTTP 200 is no success: the body says what became of the message. */
function deliveryOf({ status, body }: EgressResponse, provider: SmsProvider): Delivery {
  const verdict = provider.judge(parsed(body))
  if (!verdict) {
    return {
      result: status === 429 ? 'later' : 'blocked',
      reason: said(`HTTP ${status}`, '没有可识别的答复', 'no answer that can be read'),
    }
  }
  if (verdict.kind === 'sent') return { result: 'sent' }
  return { result: verdict.kind, reason: said(verdict.code, verdict.words, verdict.words) }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** The provider may have sent what it did not answer for: that message alone is tried again. */
function failureOf(error: unknown): Delivery {
  if (error instanceof EgressFailure) {
    const { zh, en } = error.text
    return {
      result: error.kind === 'timeout' ? 'later' : 'blocked',
      reason: text(`短信服务：${zh}`, `Provider: ${en}`),
    }
  }
  if (error instanceof DomainError) return { result: 'blocked', reason: error.text }
  throw error
}

function refused(reason: Text): Delivery {
  return { result: 'refused', reason }
}

function said(code: string, zh: string, en: string): Text {
  const cut = (words: string) => words.replaceAll(/\s+/g, ' ').slice(0, 300)
  return text(`短信服务：${code} ${cut(zh)}`, `Provider: ${code} ${cut(en)}`)
}
