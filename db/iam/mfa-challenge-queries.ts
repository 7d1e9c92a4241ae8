import { type ExpressionBuilder, type Selectable, sql } from 'kysely'
import { challengeSeconds, challengeTries } from '../../domain/iam/factor.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'

export type Challenge = Pick<
  Selectable<Tables['mfa_challenge']>,
  'id' | 'user_id' | 'security_stamp' | 'login_type' | 'provider'
>
const challengeColumns = ['id', 'user_id', 'security_stamp', 'login_type', 'provider'] as const

/** Who shows the token: it works only where it was given out. */
export type ChallengeKey = { tokenHash: Buffer; addressGroup: string; device: string }

type NewChallenge = ChallengeKey & {
  userId: number
  stamp: number
  loginType: 'password' | 'sso'
  provider: string | undefined
}

export async function insertChallenge(tx: Tx, challenge: NewChallenge): Promise<void> {
  const { userId, tokenHash, addressGroup, device, stamp, loginType, provider } = challenge
  await tx
    .deleteFrom('mfa_challenge')
    .where('user_id', '=', userId)
    .where('expires_at', '<', sql<Date>`now()`)
    .execute()
  await tx
    .insertInto('mfa_challenge')
    .values({
      user_id: userId,
      token_hash: tokenHash,
      security_stamp: stamp,
      login_type: loginType,
      provider: provider ?? null,
      address_group: addressGroup,
      device,
      expires_at: sql<Date>`now() + make_interval(secs => ${challengeSeconds})`,
    })
    .execute()
}

/** Only what this token opens where it was given out, neither used nor too old, with tries left. */
function isOpen({ tokenHash, addressGroup, device }: ChallengeKey) {
  return ({ and, eb }: ExpressionBuilder<Tables, 'mfa_challenge'>) =>
    and([
      eb('tenant_id', '=', 1),
      eb('token_hash', '=', tokenHash),
      eb('address_group', '=', addressGroup),
      eb('device', '=', device),
      eb('settled_at', 'is', null),
      eb('expires_at', '>', sql<Date>`now()`),
      eb('tries', '<', challengeTries),
    ])
}

export async function findChallenge(db: DbOrTx, key: ChallengeKey): Promise<Challenge | undefined> {
  return db.selectFrom('mfa_challenge').select(challengeColumns).where(isOpen(key)).executeTakeFirst()
}

/** Counts a try before it is looked at; undefined when the token is unknown, used, too old or has no tries left. */
export async function takeChallengeTry(db: Db, key: ChallengeKey): Promise<Challenge | undefined> {
  return db
    .updateTable('mfa_challenge')
    .set({ tries: sql<number>`tries + 1` })
    .where(isOpen(key))
    .returning(challengeColumns)
    .executeTakeFirst()
}

/** False when it was settled, or voided, meanwhile. */
export async function settleChallenge(tx: Tx, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mfa_challenge')
    .set({ settled_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
