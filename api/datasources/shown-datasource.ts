import type { Context } from 'hono'
import type { Datasource } from '../../db/datasources/datasource-queries.ts'
import type { DatasourceHealth } from '../../domain/datasources/datasource.ts'
import type { ApiEnv } from '../context.ts'

/** As it goes out: the password stays in. */
export function shownDatasource(
  c: Context<ApiEnv>,
  { password_ciphertext, seal_place, health, ...datasource }: Datasource,
) {
  return {
    ...datasource,
    has_password: password_ciphertext !== null,
    health: health && shownHealth(c, health),
  }
}

export function shownHealth(c: Context<ApiEnv>, health: DatasourceHealth) {
  return { ...health, message: health.message?.[c.var.language] ?? null }
}
