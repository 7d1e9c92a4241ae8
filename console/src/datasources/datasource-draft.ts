import type { DatasourceInput, DatasourceOptions } from '../../../domain/datasources/datasource.ts'
import { datasourceWords } from '../i18n/datasource-words.ts'
import { t } from '../i18n/language.ts'
import type { Datasource, DatasourceBody } from './datasource-queries.ts'

export type DatasourceDraft = {
  name: string
  type: DatasourceInput['type']
  host: string
  port: number | undefined
  database_name: string
  username: string
  password: string
  ssl_mode: DatasourceOptions['ssl_mode']
  ssl_ca: string
  connect_timeout: number | undefined
  charset: string
  read_only: boolean
  multiple_statements: boolean
  pool_max: number | undefined
  allowed_role_ids: number[]
  allowed_department_ids: number[]
}

export const usualPorts = { postgresql: 5432, mysql: 3306 } as const

export const emptyDraft: DatasourceDraft = {
  ...{ name: '', type: 'postgresql', host: '', port: 5432, database_name: '', username: '', password: '' },
  ...{ ssl_mode: 'disable', ssl_ca: '', connect_timeout: 10, charset: '', read_only: false },
  ...{ multiple_statements: false, pool_max: 5, allowed_role_ids: [], allowed_department_ids: [] },
}

export function draftOf(datasource: Datasource): DatasourceDraft {
  const { name, type, host, port, database_name, username, extra_config: options, pool } = datasource
  const { allowed_role_ids, allowed_department_ids } = datasource
  return {
    ...{ name, type, host, port, database_name, username, password: '' },
    ...{ ssl_mode: options.ssl_mode ?? 'disable', ssl_ca: options.ssl_ca ?? '', charset: options.charset ?? '' },
    connect_timeout: options.connect_timeout,
    read_only: options.read_only ?? false,
    multiple_statements: options.multiple_statements ?? false,
    pool_max: pool.max,
    allowed_role_ids: [...allowed_role_ids],
    allowed_department_ids: [...allowed_department_ids],
  }
}

/** A password left empty stays as it is stored. The draft has passed `checkDraft`. */
export function bodyOf(draft: DatasourceDraft): DatasourceBody {
  const { type, password, ssl_mode, ssl_ca, charset, connect_timeout, read_only, multiple_statements } = draft
  return {
    name: draft.name.trim(),
    type,
    host: draft.host.trim(),
    port: draft.port ?? null,
    database_name: draft.database_name.trim(),
    username: draft.username.trim(),
    ...(password !== '' && { password }),
    extra_config: {
      ...{ ssl_mode, read_only, multiple_statements },
      ssl_ca: ssl_mode === 'disable' || ssl_ca.trim() === '' ? null : ssl_ca,
      charset: type === 'mysql' && charset !== '' ? (charset as NonNullable<DatasourceOptions['charset']>) : null,
      ...(connect_timeout !== undefined && { connect_timeout }),
    },
    pool: { ...(draft.pool_max !== undefined && { max: draft.pool_max }) },
    allowed_role_ids: draft.allowed_role_ids,
    allowed_department_ids: draft.allowed_department_ids,
  }
}

/** What is missing before the server is asked; all other rules are the server's. */
export function checkDraft(draft: DatasourceDraft): Partial<Record<keyof DatasourceDraft, string>> {
  const words = datasourceWords()
  const labels = {
    name: words.name,
    host: words.host,
    database_name: words.databaseName,
    username: words.username,
  } as const
  const missing = Object.entries(labels).filter(([field]) => draft[field as keyof typeof labels].trim() === '')
  return Object.fromEntries(missing.map(([field, label]) => [field, t().form.required(label)]))
}

/** The field of the form that an error of the server belongs to. */
export function draftField(serverField: string): string {
  return serverField === 'pool.max' ? 'pool_max' : serverField.replace(/^extra_config\./, '')
}
