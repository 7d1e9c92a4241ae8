import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export type Origin = { kind: 'device' | 'place'; value: string }

/** Which of these the user never came from before, now remembered; none at the very first time. */
export async function noteOrigins(tx: Tx, userId: number, origins: Origin[]): Promise<Origin[]> {
  const before = await tx.selectFrom('known_origin').select(['kind', 'value']).where('user_id', '=', userId).execute()
  await tx
    .insertInto('known_origin')
    .values(origins.map((origin) => ({ ...origin, user_id: userId })))
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'user_id', 'kind', 'value']).doUpdateSet({ last_seen_at: sql<Date>`now()` }),
    )
    .execute()
  if (before.length === 0) return []
  return origins.filter(({ kind, value }) => !before.some((known) => known.kind === kind && known.value === value))
}
