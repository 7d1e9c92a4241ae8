import { type SqlBool, sql } from 'kysely'
import { mapParams, sealedTexts } from '../../domain/jobs/sealed-job.ts'
import { boxTextOf, isSealed, jobSecretPlace } from '../../domain/jobs/sealed-values.ts'
import type { Tx } from '../database.ts'
import { idKey } from './id-key.ts'
import type { SecretColumn, StoredSecret } from './secret-columns.ts'

/** Within the definition of a job. The key of a secret is the row's id and its path. */
export function jobSecrets(): SecretColumn {
  return {
    name: 'job.config, params',
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom('job')
        .select(['id', 'job_type', 'config', 'params'])
        .where('id', '>=', idIn(afterKey))
        .where(sql<SqlBool>`(config::text || params::text) like '%"sealed:v%'`)
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const found = rows.flatMap((job) => storedOf(job.id, job.id, 'job', sealedTexts(job)))
      return found.filter(({ rowKey }) => rowKey > afterKey).slice(0, limit)
    },
    replace: (tx, { rowKey, sealed }, resealed) =>
      replaceIn(tx, 'job', ['config', 'params'], { rowKey, sealed, resealed }),
  }
}

/** Within the frozen definitions of runs, ended ones too, since they can be run again, and of backfills; and in what these were given. */
export function frozenJobSecrets(table: 'job_log' | 'backfill'): SecretColumn {
  return {
    name: `${table}.definition, params`,
    async list(db, afterKey, limit) {
      const rows = await db
        .selectFrom(table)
        .select(['id', 'job_id', 'definition', 'params'])
        .where('id', '>=', idIn(afterKey))
        .where(sql<SqlBool>`(definition::text || params::text) like '%"sealed:v%'`)
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const found = rows.flatMap(({ id, job_id, definition, params }) => [
        ...storedOf(id, job_id, 'definition', sealedTexts(definition)),
        ...storedOf(id, job_id, 'given', sealedGiven(definition.params, params)),
      ])
      return found.filter(({ rowKey }) => rowKey > afterKey).slice(0, limit)
    },
    replace: (tx, { rowKey, sealed }, resealed) =>
      replaceIn(tx, table, ['definition', 'params'], { rowKey, sealed, resealed }),
  }
}

function storedOf(id: number, jobId: number | null, part: string, texts: Map<string, string>): StoredSecret[] {
  const stored = [...texts].map(([path, sealed]) => ({
    rowKey: `${idKey(id)} ${part} ${path}`,
    sealed: boxTextOf(sealed),
    place: jobSecretPlace(jobId, path),
  }))
  return stored.sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1))
}

function sealedGiven(declared: Parameters<typeof mapParams>[0], params: Record<string, unknown>): Map<string, string> {
  const texts = new Map<string, string>()
  mapParams(declared, params, (value, path) => {
    if (isSealed(value)) texts.set(path, value)
    return value
  })
  return texts
}

type Change = { rowKey: string; sealed: string; resealed: string }

/** A sealed text occurs nowhere else: it begins with its own random bytes, and holds nothing that JSON would escape. */
async function replaceIn(
  tx: Tx,
  table: 'job' | 'job_log' | 'backfill',
  columns: string[],
  { rowKey, sealed, resealed }: Change,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)}
    set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = replace(${sql.ref(name)}::text, ${sealed}, ${resealed})::jsonb`))}
    where id = ${idIn(rowKey)}
      and strpos(${sql.join(
        columns.map((name) => sql`${sql.ref(name)}::text`),
        sql` || `,
      )}, ${sealed}) > 0`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

function idIn(rowKey: string): number {
  return Number(rowKey.split(' ', 1)[0])
}
