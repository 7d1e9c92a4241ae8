import { randomBytes } from 'node:crypto'
import type { SecretBox, SecretPlace } from '../../domain/secret-box.ts'
import type { Db } from '../database.ts'

export type LastingKeyName = 'password_pepper'

/**
 * 32 bytes that are made once and never change. What a person alone can make again, such as a password's hash, cannot be
 * moved to another key: if its pepper came from `OPS_SECRET_KEY`, an old key could not be dropped until everybody had
 * signed in once more. So the pepper is itself a sealed secret, and rotation only seals it anew.
 */
export async function getLastingKey(db: Db, secrets: SecretBox, name: LastingKeyName): Promise<Buffer> {
  const place = lastingKeyPlace(name)
  const find = () => db.selectFrom('lasting_key').select('ciphertext').where('name', '=', name).executeTakeFirst()
  let row = await find()
  if (!row) {
    // Of several processes that start at once, all use the key of the first.
    const ciphertext = secrets.encrypt(randomBytes(32).toString('base64'), place)
    await db
      .insertInto('lasting_key')
      .values({ name, ciphertext })
      .onConflict((made) => made.doNothing())
      .execute()
    row = await find()
  }
  if (!row) throw new Error(`the lasting key "${name}" is missing`)
  return Buffer.from(secrets.decrypt(row.ciphertext, place), 'base64')
}

export function lastingKeyPlace(name: string): SecretPlace {
  return { table: 'lasting_key', column: 'ciphertext', row: name }
}
