import type { SqlConfig } from '../../../../domain/jobs/sql-kind.ts'
import { t } from '../../i18n/language.ts'
import type { KeyValue } from '../../ui/key-value.ts'
import { looseText, looseValue } from './json-text.ts'
import { pairsOf, recordOf, secretsOf } from './secret-pairs.ts'

export type SqlDraft = {
  datasource_id: number | undefined
  sql: string
  sql_params: KeyValue[]
  max_rows: number | undefined
}

export const emptySql: SqlDraft = { datasource_id: undefined, sql: '', sql_params: [], max_rows: 1000 }

export function sqlDraft({ datasource_id, sql, params, max_rows, secrets }: SqlConfig): SqlDraft {
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, looseText(value)]))
  return { datasource_id, sql, sql_params: pairsOf('params', texts, secrets), max_rows }
}

export function sqlBody({ datasource_id, sql, sql_params, max_rows }: SqlDraft) {
  const values = Object.entries(recordOf(sql_params)).map(([name, text]) => [name, looseValue(text)])
  return {
    datasource_id: datasource_id ?? 0,
    sql,
    params: Object.fromEntries(values),
    ...(max_rows !== undefined && { max_rows }),
    secrets: secretsOf('params', sql_params),
  }
}

export function sqlProblems(draft: SqlDraft): { datasource_id?: string; sql?: string } {
  const words = t().jobKinds
  return {
    ...(draft.datasource_id === undefined && { datasource_id: t().form.required(words.datasource) }),
    ...(draft.sql.trim() === '' && { sql: t().form.required(words.sql) }),
  }
}
