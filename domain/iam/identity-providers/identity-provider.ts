import { z } from 'zod'
import type { FieldError } from '../../errors.ts'
import { text } from '../../text.ts'
import { type ProviderConfig, type ProviderType, providerKinds } from './provider-kinds.ts'

export const firstLoginPolicies = ['refuse', 'create', 'link'] as const
export const providerStatuses = ['enabled', 'disabled'] as const

const callbackSecret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .nullish()

const commonFields = {
  /** Stands in addresses and logs and never changes. */
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9_-]{0,31}$/),
  name: z.string().trim().min(1).max(100),
  /** Left out it stays; null takes it away. */
  secret: z.string().min(1).max(2000).nullish(),
  /** What a messenger's callbacks carry, and what they are signed or sealed with; the same rules. */
  callback_token: callbackSecret,
  callback_secret: callbackSecret,
  status: z.enum(providerStatuses).default('enabled'),
  /** What becomes of somebody who is not known here yet. */
  first_login: z.enum(firstLoginPolicies).default('refuse'),
  default_role_ids: z.array(z.number().int().positive()).max(50).default([]),
  allowed_tenants: z.array(z.string().trim().min(1).max(255)).max(100).default([]),
}

function inputOf<T extends ProviderType, C extends z.ZodObject>(type: T, { config }: { config: C }) {
  return z.strictObject({ type: z.literal(type), ...commonFields, config })
}

/** What a caller sends to create or replace a provider, each kind with its own `config`. */
export const identityProviderInput = z.discriminatedUnion('type', [
  inputOf('ldap', providerKinds.ldap),
  inputOf('oidc', providerKinds.oidc),
  inputOf('oauth2', providerKinds.oauth2),
  inputOf('feishu', providerKinds.feishu),
  inputOf('dingtalk', providerKinds.dingtalk),
  inputOf('wechat', providerKinds.wechat),
])
export type IdentityProviderInput = z.infer<typeof identityProviderInput>

/** What the fields say together and one alone can't. */
export function findProviderFaults(input: IdentityProviderInput): FieldError[] {
  if (input.type === 'ldap' && input.config.bind_dn == null && input.config.user_dn_template == null) {
    return [{ field: 'config.bind_dn', message: binderNeeded }]
  }
  const { type, config, allowed_tenants } = input
  const { tenants } = providerKinds[type]
  const isListed = tenants === 'listed' || (typeof tenants === 'object' && fieldOf(config, tenants.field) != null)
  if (isListed && allowed_tenants.length === 0) return [{ field: 'allowed_tenants', message: companyNeeded }]
  if (!isListed && allowed_tenants.length > 0) return [{ field: 'allowed_tenants', message: noCompanies }]
  return cardFaults(input)
}

function cardFaults({ type, config, callback_secret }: IdentityProviderInput): FieldError[] {
  if (type === 'wechat' && callback_secret && !wechatKey.test(callback_secret)) {
    return [{ field: 'callback_secret', message: wechatKeyNeeded }]
  }
  if (type !== 'dingtalk' || !config.cards || config.card_template_id != null) return []
  return [{ field: 'config.card_template_id', message: cardFieldNeeded }]
}

/** Every role that people may come to by this provider. */
export function grantedRoleIds(input: IdentityProviderInput): number[] {
  return [...new Set([...input.default_role_ids, ...mappedRoleIds(input)])]
}

export function mappedRoleIds(input: IdentityProviderInput): number[] {
  return input.type === 'ldap' ? [...new Set(input.config.role_map.flatMap(({ role_ids }) => role_ids))] : []
}

export function needsSecret({ type, config }: { type: ProviderType; config: ProviderConfig }): boolean {
  if (type === 'ldap') return fieldOf(config, 'bind_dn') != null
  return !(type === 'oidc' && fieldOf(config, 'token_auth') === 'none')
}

/** Whether the secret would now be given to somebody else than whom it was entered for. */
export function redirectsSecret(type: ProviderType, before: ProviderConfig, after: ProviderConfig): boolean {
  return providerKinds[type].secretGoesTo.some((field) => fieldOf(before, field) !== fieldOf(after, field))
}

/** Which of its secrets a messenger must have before its callbacks are believed. DingTalk knows no token. */
export function neededForCards({
  type,
  config,
}: Pick<IdentityProviderInput, 'type' | 'config'>): ('callback_token' | 'callback_secret')[] {
  if (fieldOf(config, 'cards') !== true) return []
  return type === 'dingtalk' ? ['callback_secret'] : ['callback_token', 'callback_secret']
}

function fieldOf(config: ProviderConfig, field: string): unknown {
  return (config as Record<string, unknown>)[field]
}

const binderNeeded = text(
  '请填写查询账号，或填写登录名模板',
  'Name an account that searches, or a template by which people bind',
)
const companyNeeded = text(
  '请至少填写一个允许登录的企业，否则任何企业的人都能登录',
  'Name at least one company that may sign in, or people of any company could',
)
const wechatKey = /^[A-Za-z0-9]{43}$/
const wechatKeyNeeded = text('EncodingAESKey 是 43 位字母和数字', 'An EncodingAESKey has 43 letters and digits')
const cardFieldNeeded = text('使用审批卡片时必须填写', 'is needed for approval cards')
const noCompanies = text(
  '没有指定企业字段时，企业列表不起作用，请清空',
  'Without a field that names the company this list has no effect: leave it empty',
)
