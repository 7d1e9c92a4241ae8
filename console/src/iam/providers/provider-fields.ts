import type { t } from '../../i18n/language.ts'
import type { ProviderType } from './provider-queries.ts'

type Words = ReturnType<typeof t>['providers']
type FieldLabel = keyof Words['fields']
type FieldHelp = keyof Words['fieldHelp']

export type ProviderField = {
  name: string
  label: FieldLabel
  help?: FieldHelp
  kind: 'text' | 'url' | 'switch' | readonly string[]
  required?: boolean
  /** Among the addresses that are rarely changed. */
  isAddress?: boolean
  initial: string | boolean
}

const clientId: ProviderField = { name: 'client_id', label: 'client_id', kind: 'text', required: true, initial: '' }
const address = (name: FieldLabel, initial: string): ProviderField => ({
  ...{ name, label: name, kind: 'url', required: true, isAddress: true, initial },
})

/** What the form of each kind asks for, in this order. */
export const fieldsOf: Record<ProviderType, ProviderField[]> = {
  oidc: [
    { name: 'issuer', label: 'issuer', help: 'issuer', kind: 'url', required: true, initial: '' },
    clientId,
    {
      name: 'token_auth',
      label: 'token_auth',
      kind: ['client_secret_basic', 'client_secret_post', 'none'],
      initial: 'client_secret_basic',
    },
    { name: 'scope', label: 'scope', kind: 'text', initial: 'openid profile email' },
    { name: 'tenant_claim', label: 'tenant_claim', help: 'tenant_claim', kind: 'text', required: false, initial: '' },
  ],
  oauth2: [
    { name: 'authorization_url', label: 'authorization_url', kind: 'url', required: true, initial: '' },
    { name: 'token_url', label: 'token_url', kind: 'url', required: true, initial: '' },
    { name: 'userinfo_url', label: 'userinfo_url', kind: 'url', required: true, initial: '' },
    clientId,
    {
      name: 'token_auth',
      label: 'token_auth',
      kind: ['client_secret_post', 'client_secret_basic'],
      initial: 'client_secret_post',
    },
    { name: 'scope', label: 'scope', kind: 'text', required: false, initial: '' },
    { name: 'pkce', label: 'pkce', help: 'pkce', kind: 'switch', initial: true },
    {
      name: 'subject_field',
      label: 'subject_field',
      help: 'subject_field',
      kind: 'text',
      required: true,
      initial: 'id',
    },
    {
      name: 'username_field',
      label: 'username_field',
      help: 'username_field',
      kind: 'text',
      required: false,
      initial: '',
    },
    { name: 'name_field', label: 'name_field', help: 'name_field', kind: 'text', required: false, initial: '' },
    { name: 'tenant_field', label: 'tenant_field', help: 'tenant_field', kind: 'text', required: false, initial: '' },
    { name: 'issuer', label: 'expected_issuer', help: 'expected_issuer', kind: 'url', required: false, initial: '' },
  ],
  feishu: [
    { ...clientId, label: 'app_id' },
    { name: 'scope', label: 'scope', kind: 'text', required: false, initial: '' },
    address('accounts_url', 'https://accounts.feishu.cn'),
    address('api_url', 'https://open.feishu.cn'),
    { name: 'token_version', label: 'token_version', kind: ['v3', 'v2'], isAddress: true, initial: 'v3' },
  ],
  dingtalk: [
    clientId,
    address('login_url', 'https://login.dingtalk.com'),
    address('api_url', 'https://api.dingtalk.com'),
    address('oapi_url', 'https://oapi.dingtalk.com'),
  ],
  wechat: [
    { name: 'corp_id', label: 'corp_id', kind: 'text', required: true, initial: '' },
    { name: 'agent_id', label: 'agent_id', kind: 'text', required: true, initial: '' },
    address('login_url', 'https://login.work.weixin.qq.com'),
    address('api_url', 'https://qyapi.weixin.qq.com'),
  ],
}

/** Kinds whose people belong to a company that has to be named. */
export function companyHelp(
  type: ProviderType,
  config: Record<string, string | boolean>,
): keyof Words['tenantsHelp'] | undefined {
  if (type === 'feishu' || type === 'dingtalk') return type
  return config.tenant_claim || config.tenant_field ? 'claim' : undefined
}
