import { z } from 'zod'
import { ldapConfig } from './ldap-config.ts'
import { clientId, fieldPath, issuerUrl, providerUrl, scope } from './provider-fields.ts'
import { syncField } from './sync-settings.ts'

/** With all below it, this department alone is taken over; left out: the whole company. */
const rootDepartment = (pattern: RegExp) => ({ root_department: z.string().trim().regex(pattern).nullish() })
const numericRoot = rootDepartment(/^[1-9]\d{0,14}$/)

/** Whether people get what they have to decide as cards of this messenger. */
const cards = z.boolean().optional()

const oidcConfig = z.strictObject({
  issuer: issuerUrl,
  client_id: clientId,
  scope: scope.default('openid profile email'),
  token_auth: z.enum(['client_secret_basic', 'client_secret_post', 'none']).default('client_secret_basic'),
  /** The claim that names the company, such as `hd` or `tid`. */
  tenant_claim: fieldPath.nullish(),
  /** Minutes ago that somebody may have proved who they are there; the provider asks again where it is longer. */
  max_auth_minutes: z.number().int().min(1).max(10_080).nullish(),
})

const oauth2Config = z.strictObject({
  authorization_url: providerUrl,
  token_url: providerUrl,
  userinfo_url: providerUrl,
  client_id: clientId,
  scope: scope.default(''),
  token_auth: z.enum(['client_secret_basic', 'client_secret_post']).default('client_secret_post'),
  pkce: z.boolean().default(true),
  /** What the `iss` parameter of its answers must say (RFC 9207), for servers that send one. */
  issuer: issuerUrl.nullish(),
  subject_field: fieldPath.default('id'),
  username_field: fieldPath.nullish(),
  name_field: fieldPath.nullish(),
  tenant_field: fieldPath.nullish(),
})

const feishuConfig = z.strictObject({
  client_id: clientId,
  accounts_url: providerUrl.default('https://accounts.feishu.cn'),
  api_url: providerUrl.default('https://open.feishu.cn'),
  /** `v2` is what Lark outside China has. */
  token_version: z.enum(['v3', 'v2']).default('v3'),
  scope: scope.default(''),
  cards,
  ...rootDepartment(/^(0|od-[A-Za-z0-9_-]{1,100})$/),
  ...syncField,
})

const dingtalkConfig = z.strictObject({
  client_id: clientId,
  login_url: providerUrl.default('https://login.dingtalk.com'),
  api_url: providerUrl.default('https://api.dingtalk.com'),
  oapi_url: providerUrl.default('https://oapi.dingtalk.com'),
  cards,
  /** The card that was drawn in DingTalk's designer. */
  card_template_id: clientId.nullish(),
  ...numericRoot,
  ...syncField,
})

const wechatConfig = z.strictObject({
  corp_id: clientId,
  agent_id: z
    .string()
    .trim()
    .regex(/^\d{1,12}$/),
  login_url: providerUrl.default('https://login.work.weixin.qq.com'),
  api_url: providerUrl.default('https://qyapi.weixin.qq.com'),
  cards,
  ...numericRoot,
  ...syncField,
})

type Kind = {
  config: z.ZodObject
  /** Fields that say who is given the secret: it must be entered again when one of them changes. */
  secretGoesTo: readonly string[]
  /**
   * Which companies may sign in: `listed`, those of `allowed_tenants`, at least one; `own`, the one that the config
   * names; else the field of the config that makes the list count.
   */
  tenants: 'listed' | 'own' | { field: string }
}

/** Every kind of provider that can be set up. */
export const providerKinds = {
  ldap: { config: ldapConfig, secretGoesTo: ['url', 'start_tls', 'ca_certificate', 'server_name'], tenants: 'own' },
  oidc: { config: oidcConfig, secretGoesTo: ['issuer'], tenants: { field: 'tenant_claim' } },
  oauth2: { config: oauth2Config, secretGoesTo: ['token_url'], tenants: { field: 'tenant_field' } },
  feishu: { config: feishuConfig, secretGoesTo: ['accounts_url', 'api_url'], tenants: 'listed' },
  dingtalk: { config: dingtalkConfig, secretGoesTo: ['api_url', 'oapi_url'], tenants: 'listed' },
  wechat: { config: wechatConfig, secretGoesTo: ['api_url'], tenants: 'own' },
} as const satisfies Record<string, Kind>

export type ProviderType = keyof typeof providerKinds
export const providerTypes = Object.keys(providerKinds) as [ProviderType, ...ProviderType[]]

/** The kinds whose departments and people can be read. */
export const syncedTypes: readonly ProviderType[] = ['ldap', 'feishu', 'dingtalk', 'wechat']

export type ConfigOf<T extends ProviderType> = z.infer<(typeof providerKinds)[T]['config']>
export type ProviderConfig = { [T in ProviderType]: ConfigOf<T> }[ProviderType]
/** A kind together with the config that goes with it. */
export type ProviderSetup = { [T in ProviderType]: { type: T; config: ConfigOf<T> } }[ProviderType]
