import { z } from 'zod'
import { text } from '../text.ts'

const smsProviders = ['none', 'aliyun', 'tencent'] as const

const word = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[\x21-\x7e]*$/)

/** Without these a provider refuses every message. */
const neededBy = {
  none: [],
  aliyun: ['access_key_id', 'access_key_secret', 'sign_name'],
  tencent: ['access_key_id', 'access_key_secret', 'region', 'sdk_app_id'],
} as const
const needed = text('这个服务商需要填写此项', 'This provider needs it')

export const smsSettings = z
  .strictObject({
    /** With `none`, text messages stay in the local outbox. */
    provider: z.enum(smsProviders).default('none'),
    access_key_id: word(128).default(''),
    access_key_secret: word(256).default(''),
    /** Where the provider answers; empty is its own address. */
    base_url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(200)]).default(''),
    /** Only Tencent asks for these two. */
    region: word(64).default('ap-guangzhou'),
    sdk_app_id: word(64).default(''),
    sign_name: z
      .string()
      .trim()
      .max(50)
      .regex(/^\P{Cc}*$/u)
      .default(''),
    /** The provider's template for codes; its variables in their order: `code`, or `code,minutes`. */
    code_template: word(64).default(''),
    code_params: z.enum(['code', 'code,minutes']).default('code'),
    /** The provider's template for everything else, with one variable `content`; empty: nothing else is sent. */
    notice_template: word(64).default(''),
  })
  .superRefine((values, context) => {
    for (const field of neededBy[values.provider]) {
      if (values[field] === '') context.addIssue({ code: 'custom', path: [field], params: needed })
    }
  })
export type SmsSettings = z.infer<typeof smsSettings>
