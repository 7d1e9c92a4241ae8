import { t } from '../../i18n/language.ts'
import { providerWords } from '../../i18n/provider-words.ts'
import { callbackSecretsOf, companyHelp, fieldsOf } from './provider-fields.ts'
import type { Provider, ProviderBody, ProviderType } from './provider-queries.ts'

type Config = Record<string, string | boolean>
type Entry = string | boolean | number

/** A provider as its form holds it; `config` has every field of its kind. */
export type ProviderDraft = {
  type: ProviderType
  code: string
  name: string
  config: Config
  /** What the form does not show and must not lose. */
  kept: Record<string, unknown>
  secret: string
  callback_token: string
  callback_secret: string
  status: Provider['status']
  first_login: Provider['first_login']
  default_role_ids: number[]
  allowed_tenants: string[]
}

export function configFor(type: ProviderType): Config {
  return Object.fromEntries(fieldsOf[type].map(({ name, initial }) => [name, initial]))
}

const noSecrets = { secret: '', callback_token: '', callback_secret: '' }

export const emptyDraft = (): ProviderDraft => ({
  type: 'oidc',
  code: '',
  name: '',
  config: configFor('oidc'),
  kept: {},
  ...noSecrets,
  status: 'enabled',
  first_login: 'link',
  default_role_ids: [],
  allowed_tenants: [],
})

export function draftOf(provider: Provider): ProviderDraft {
  const { type, code, name, status, first_login, default_role_ids, allowed_tenants } = provider
  const kept = provider.config as Record<string, unknown>
  const inner = Object.entries((kept.sync ?? {}) as Record<string, unknown>).map(([name, value]) => [
    `sync.${name}`,
    value,
  ])
  const stored = { ...kept, ...Object.fromEntries(inner) } as Record<string, unknown>
  const config = Object.fromEntries(
    fieldsOf[type].map((field) => [field.name, shownOf(stored[field.name]) ?? emptyOf(field.initial)]),
  )
  return { type, code, name, status, first_login, default_role_ids, allowed_tenants, config, kept, ...noSecrets }
}

/** Numbers are text while they are typed. */
function shownOf(value: unknown): string | boolean | undefined {
  return typeof value === 'number' ? String(value) : ((value as string | boolean | null) ?? undefined)
}

const emptyOf = (initial: string | boolean): string | boolean => (typeof initial === 'boolean' ? false : '')

/** Nobody is asked for a secret that a public client has not. */
export function hasSecret({ type, config }: ProviderDraft): boolean {
  if (type === 'ldap') return String(config.bind_dn ?? '').trim() !== ''
  return !(type === 'oidc' && config.token_auth === 'none')
}

export function bodyOf(draft: ProviderDraft): ProviderBody {
  const { type, config, kept, secret, callback_token, callback_secret, default_role_ids, allowed_tenants, ...rest } =
    draft
  // The form's store keeps the fields of a kind that was chosen before.
  const own = Object.entries(config).filter(([name]) => fieldsOf[type].some((field) => field.name === name))
  const isNumber = (name: string) => fieldsOf[type].some((field) => field.name === name && field.kind === 'number')
  const filled = own.map(([name, value]): [string, Entry] => {
    const trimmed = typeof value === 'string' ? value.trim() : value
    return [name, isNumber(name) ? numberIn(trimmed) : trimmed]
  })
  const body = {
    ...rest,
    type,
    code: draft.code.trim(),
    name: draft.name.trim(),
    config: configBody(kept, filled),
    ...(callback_token !== '' && { callback_token }),
    ...(callback_secret !== '' && { callback_secret }),
    ...(hasSecret(draft) ? secret !== '' && { secret } : { secret: null }),
    default_role_ids: draft.first_login === 'create' ? default_role_ids : [],
    allowed_tenants: companyHelp(type, config) ? allowed_tenants : [],
  }
  // The form has exactly the fields of the kind; whether their values fit is the server's to say.
  return body as unknown as ProviderBody
}

/** What is no number goes as it is: the server says so at its field. */
function numberIn(value: string | boolean): Entry {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
}

function configBody(kept: Record<string, unknown>, filled: [string, Entry][]): Record<string, unknown> {
  const sync = Object.fromEntries(
    filled
      .filter(([name]) => name.startsWith('sync.'))
      .map(([name, value]) => [name.slice(5), value === '' ? null : value]),
  )
  const own = filled.filter(([name]) => !name.startsWith('sync.'))
  const shown = new Set(own.map(([name]) => name))
  return {
    ...Object.fromEntries(Object.entries(kept).filter(([name]) => !shown.has(name))),
    ...Object.fromEntries(own.filter(([name, value]) => value !== '' || name === 'scope')),
    ...(Object.keys(sync).length > 0 && { sync: { ...(kept.sync as object | undefined), ...sync } }),
  }
}

/** What is missing before the server is asked; all other rules are the server's. */
export function checkDraft(draft: ProviderDraft, stored: Provider | undefined): Record<string, string> {
  const words = providerWords()
  const missing = fieldsOf[draft.type]
    .filter(({ name, required }) => required && String(draft.config[name] ?? '').trim() === '')
    .map(({ name, label }) => [`config.${name}`, t().form.required(words.fields[label])])
  const secretLabel = words.secrets[draft.type]
  return {
    ...(draft.name.trim() === '' && { name: t().form.required(words.name) }),
    ...(draft.code.trim() === '' && { code: t().form.required(words.code) }),
    ...(!stored && hasSecret(draft) && draft.secret === '' && { secret: t().form.required(secretLabel) }),
    ...Object.fromEntries(missing),
    ...missingForCards(draft, stored),
  }
}

/** Whoever switches cards on has to say how their callbacks are told. */
function missingForCards(draft: ProviderDraft, stored: Provider | undefined): Record<string, string> {
  if (draft.config.cards !== true) return {}
  const words = providerWords()
  const fields = (callbackSecretsOf[draft.type] ?? []).filter(
    (field) => draft[field] === '' && !stored?.[`has_${field}`],
  )
  const template = draft.type === 'dingtalk' && String(draft.config.card_template_id ?? '').trim() === ''
  return {
    ...Object.fromEntries(fields.map((field) => [field, t().form.required(callbackLabel(draft.type, field))])),
    ...(template && { 'config.card_template_id': t().form.required(words.fields.card_template_id) }),
  }
}

/** What a messenger itself calls it. */
export function callbackLabel(type: ProviderType, field: 'callback_token' | 'callback_secret'): string {
  const labels: Record<string, string> = providerWords().callbackSecrets
  return labels[`${type}_${field}`] ?? field
}
