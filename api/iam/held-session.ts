import type { Context } from 'hono'
import type { DbOrTx, Tx } from '../../db/database.ts'
import { findSessionOfRefreshToken } from '../../db/iam/refresh-token-queries.ts'
import { endSessions } from '../../db/iam/sessions.ts'
import { hashRefreshToken } from '../../platform/tokens.ts'
import type { ApiEnv } from '../context.ts'
import { heldRefreshToken } from './refresh-cookie.ts'

/** The session that this browser has by its cookie. A program that brings no cookie may have as many as it likes. */
export async function findHeldSession(c: Context<ApiEnv>, db: DbOrTx): Promise<number | undefined> {
  const token = heldRefreshToken(c)
  return token === undefined ? undefined : findSessionOfRefreshToken(db, hashRefreshToken(token))
}

/** A browser has one session at a time, whoever's it was: the new one takes its place. */
export async function endHeldSession(c: Context<ApiEnv>, tx: Tx, id: number): Promise<void> {
  if ((await endSessions(tx, [id], 'replaced')) > 0) {
    // What the audit row of this sign-in tells besides.
    c.set('reason', `session ${id} of this browser ended`)
  }
}
