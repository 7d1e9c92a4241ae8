import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { SecretBox, SecretPlace } from '../../domain/secret-box.ts'
import { systemTransaction } from '../audit/system-transaction.ts'
import type { Db, DbOrTx, Tx } from '../database.ts'

/** Receivers that still check with the one before the newest go on while they change over. */
const live = 2
const secretBytes = 32

export function webhookSecretPlace(code: string): SecretPlace {
  return { table: 'webhook_secret', column: 'secret_ciphertext', row: code }
}

/** Newest first. The first one is made when something has to be signed and there is none. */
export async function getWebhookSecrets(db: Db, box: SecretBox): Promise<string[]> {
  const found = await openSecrets(db, box)
  if (found.length > 0) return found
  await systemTransaction(db, { reason: 'the first secret of webhooks' }, async (tx) => {
    await lockSecrets(tx)
    if ((await openSecrets(tx, box)).length === 0) await insertSecret(tx, box, { userId: null, departmentId: null })
  })
  return openSecrets(db, box)
}

export async function listWebhookSecrets(db: DbOrTx) {
  return db
    .selectFrom('webhook_secret')
    .select(['id', 'created_by', 'created_at'])
    .where('tenant_id', '=', 1)
    .orderBy('id', 'desc')
    .limit(live)
    .execute()
}

/** A new secret, which is shown now and never again; the one before it stays good, older ones are gone. */
export async function rotateWebhookSecret(
  tx: Tx,
  box: SecretBox,
  author: { userId: number | null; departmentId: number | null },
): Promise<{ id: number; secret: string }> {
  await lockSecrets(tx)
  const made = await insertSecret(tx, box, author)
  const kept = tx.selectFrom('webhook_secret').select('id').where('tenant_id', '=', 1).orderBy('id', 'desc').limit(live)
  await tx.deleteFrom('webhook_secret').where('tenant_id', '=', 1).where('id', 'not in', kept).execute()
  return made
}

async function openSecrets(db: DbOrTx, box: SecretBox): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook_secret')
    .select(['code', 'secret_ciphertext'])
    .where('tenant_id', '=', 1)
    .orderBy('id', 'desc')
    .limit(live)
    .execute()
  return rows.map(({ code, secret_ciphertext }) => box.decrypt(secret_ciphertext, webhookSecretPlace(code)))
}

async function insertSecret(tx: Tx, box: SecretBox, author: { userId: number | null; departmentId: number | null }) {
  const secret = `whsec_${randomBytes(secretBytes).toString('base64')}`
  const code = randomUUID()
  const { id } = await tx
    .insertInto('webhook_secret')
    .values({
      code,
      secret_ciphertext: box.encrypt(secret, webhookSecretPlace(code)),
      created_by: author.userId,
      department_id: author.departmentId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, secret }
}

async function lockSecrets(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('webhook_secret'))`.execute(tx)
}
