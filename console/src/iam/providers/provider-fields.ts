import type { providerWords } from '../../i18n/provider-words.ts'
import type { ProviderType } from './provider-queries.ts'

type Words = ReturnType<typeof providerWords>
type FieldLabel = keyof Words['fields']
type FieldHelp = keyof Words['fieldHelp']

export type ProviderField = {
  name: string
  label: FieldLabel
  help?: FieldHelp
  kind: 'text' | 'number' | 'url' | 'area' | 'switch' | readonly string[]
  required?: boolean
  /** Where the form shows it: with the connection, among what is rarely changed, with what is taken over, or with cards. */
  place?: 'addresses' | 'directory' | 'cards'
  initial: string | boolean
}

const plain = (name: FieldLabel, initial: string, more: Partial<ProviderField> = {}): ProviderField => ({
  ...{ name, label: name, kind: 'text', required: true, initial },
  ...more,
})

/** When people and departments are taken over, which of them, and with whose word. */
const sync: ProviderField[] = [
  { name: 'sync.mode', label: 'sync_mode', kind: ['confirm', 'auto'], place: 'directory', initial: 'confirm' },
  plain('sync_daily_at', '', { name: 'sync.daily_at', help: 'sync_daily_at', required: false, place: 'directory' }),
  { name: 'sync.sync_departments', label: 'sync_departments', kind: 'switch', place: 'directory', initial: true },
  {
    ...{ name: 'sync.create_users', label: 'sync_create_users', help: 'sync_create_users', kind: 'switch' },
    ...{ place: 'directory', initial: true },
  },
  {
    ...{ name: 'sync.max_disable_percent', label: 'sync_max_disable', help: 'sync_max_disable', kind: 'number' },
    ...{ required: true, place: 'directory', initial: '10' },
  },
]

const directoryOf = (vendor: 'feishu' | 'dingtalk' | 'wechat'): ProviderField[] => [
  plain('root_department', '', { help: `root_department_${vendor}`, required: false, place: 'directory' }),
  ...sync,
]

const cards: ProviderField = { name: 'cards', label: 'cards', kind: 'switch', place: 'cards', initial: false }

/** What the callbacks of a messenger are told by. */
export const callbackSecretsOf: Partial<Record<ProviderType, ('callback_token' | 'callback_secret')[]>> = {
  feishu: ['callback_token', 'callback_secret'],
  dingtalk: ['callback_secret'],
  wechat: ['callback_token', 'callback_secret'],
}

const clientId: ProviderField = { name: 'client_id', label: 'client_id', kind: 'text', required: true, initial: '' }
const address = (name: FieldLabel, initial: string): ProviderField => ({
  ...{ name, label: name, kind: 'url', required: true, place: 'addresses', initial },
})

/** What the form of each kind asks for, in this order. */
export const fieldsOf: Record<ProviderType, ProviderField[]> = {
  ldap: [
    plain('ldap_url', '', { name: 'url', help: 'ldap_url' }),
    { name: 'start_tls', label: 'start_tls', kind: 'switch', initial: true },
    {
      name: 'ca_certificate',
      label: 'ca_certificate',
      help: 'ca_certificate',
      kind: 'area',
      required: false,
      initial: '',
    },
    { name: 'kind', label: 'ldap_kind', kind: ['openldap', 'active_directory'], initial: 'openldap' },
    plain('base_dn', ''),
    plain('bind_dn', '', { help: 'bind_dn', required: false }),
    plain('user_filter', '(&(objectClass=inetOrgPerson)(uid={username}))', { help: 'user_filter' }),
    plain('people_filter', '(objectClass=inetOrgPerson)', { place: 'addresses' }),
    plain('department_filter', '(objectClass=organizationalUnit)', { place: 'addresses' }),
    plain('user_dn_template', '', { help: 'user_dn_template', required: false, place: 'addresses' }),
    plain('server_name', '', { required: false, place: 'addresses' }),
    plain('id_attribute', 'entryUUID', { help: 'id_attribute', place: 'addresses' }),
    plain('username_attribute', 'uid', { place: 'addresses' }),
    plain('name_attribute', 'cn', { place: 'addresses' }),
    plain('email_attribute', 'mail', { place: 'addresses' }),
    plain('phone_attribute', 'mobile', { place: 'addresses' }),
    ...sync,
  ],
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
    plain('max_auth_minutes', '', { help: 'max_auth_minutes', kind: 'number', required: false }),
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
    { name: 'token_version', label: 'token_version', kind: ['v3', 'v2'], place: 'addresses', initial: 'v3' },
    cards,
    ...directoryOf('feishu'),
  ],
  dingtalk: [
    clientId,
    address('login_url', 'https://login.dingtalk.com'),
    address('api_url', 'https://api.dingtalk.com'),
    address('oapi_url', 'https://oapi.dingtalk.com'),
    cards,
    plain('card_template_id', '', { help: 'card_template_id', required: false, place: 'cards' }),
    ...directoryOf('dingtalk'),
  ],
  wechat: [
    { name: 'corp_id', label: 'corp_id', kind: 'text', required: true, initial: '' },
    { name: 'agent_id', label: 'agent_id', kind: 'text', required: true, initial: '' },
    address('login_url', 'https://login.work.weixin.qq.com'),
    address('api_url', 'https://qyapi.weixin.qq.com'),
    cards,
    ...directoryOf('wechat'),
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
