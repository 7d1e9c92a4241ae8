import { z } from 'zod'
import type { FieldError } from '../../errors.ts'
import { text } from '../../text.ts'
import { type ProviderConfig, type ProviderType, providerKinds } from './provider-kinds.ts'

export const firstLoginPolicies = ['refuse', 'create', 'link'] as const
export const providerStatuses = ['enabled', 'disabled'] as const

const commonFields = {
  /** Stands in addresses and logs and never changes. */
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9_-]{0,31}$/),
  name: z.string().trim().min(1).max(100),
  /** Left out it stays; null takes it away. */
  secret: z.string().min(1).max(2000).nullish(),
  status: z.enum(providerStatuses).default('enabled'),
  /** What becomes of somebody who is not known here yet. */
  first_login: z.enum(firstLoginPolicies).default('refuse'),
  default_role_ids: z.array(z.number().int().positive()).max(50).default([]),
  allowed_tenants: z.array(z.string().trim().min(1).max(255)).max(100).default([]),
}

function inputOf<T extends ProviderType>(type: T) {
  return z.strictObject({ type: z.literal(type), ...commonFields, config: providerKinds[type].config })
}

/** What a caller sends to create or replace a provider, each kind with its own `config`. */
export const identityProviderInput = z.discriminatedUnion('type', [
  inputOf('oidc'),
  inputOf('oauth2'),
  inputOf('feishu'),
  inputOf('dingtalk'),
  inputOf('wechat'),
])
export type IdentityProviderInput = z.infer<typeof identityProviderInput>

/** What the fields say together and one alone can't. */
export function findProviderFaults({ type, config, allowed_tenants }: IdentityProviderInput): FieldError[] {
  const { tenants } = providerKinds[type]
  const isListed = tenants === 'listed' || (typeof tenants === 'object' && fieldOf(config, tenants.field) != null)
  if (isListed && allowed_tenants.length === 0) return [{ field: 'allowed_tenants', message: companyNeeded }]
  if (!isListed && allowed_tenants.length > 0) return [{ field: 'allowed_tenants', message: noCompanies }]
  return []
}

export function needsSecret({ type, config }: { type: ProviderType; config: ProviderConfig }): boolean {
  return !(type === 'oidc' && fieldOf(config, 'token_auth') === 'none')
}

/** Whether the secret would now be given to somebody else than whom it was entered for. */
export function redirectsSecret(type: ProviderType, before: ProviderConfig, after: ProviderConfig): boolean {
  return providerKinds[type].secretGoesTo.some((field) => fieldOf(before, field) !== fieldOf(after, field))
}

function fieldOf(config: ProviderConfig, field: string): unknown {
  return (config as Record<string, unknown>)[field]
}

const companyNeeded = text(
  '请至少填写一个允许登录的企业，否则任何企业的人都能登录',
  'Name at least one company that may sign in, or people of any company could',
)
const noCompanies = text(
  '没有指定企业字段时，企业列表不起作用，请清空',
  'Without a field that names the company this list has no effect: leave it empty',
)
