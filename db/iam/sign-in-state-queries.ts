import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export type Departed = { linkingSessionId: number | null; heldSessionId: number | null; returnTo: string }

type NewState = {
  stateHash: Buffer
  browserHash: Buffer
  providerId: number
  linkingSessionId: number | null
  heldSessionId: number | null
  returnTo: string
  seconds: number
}

export async function insertSignInState(tx: Tx, state: NewState): Promise<void> {
  await tx.deleteFrom('sign_in_state').where('expires_at', '<', sql<Date>`now()`).execute()
  await tx
    .insertInto('sign_in_state')
    .values({
      state_hash: state.stateHash,
      browser_hash: state.browserHash,
      provider_id: state.providerId,
      linking_session_id: state.linkingSessionId,
      held_session_id: state.heldSessionId,
      return_to: state.returnTo,
      expires_at: sql<Date>`now() + make_interval(secs => ${state.seconds})`,
    })
    .execute()
}

/** Uses it up. Undefined when it is unknown, spent, too old, of another browser or of another provider. */
export async function takeSignInState(
  tx: Tx,
  { stateHash, browserHash, providerId }: Pick<NewState, 'stateHash' | 'browserHash' | 'providerId'>,
): Promise<Departed | undefined> {
  const row = await tx
    .deleteFrom('sign_in_state')
    .where('tenant_id', '=', 1)
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('provider_id', '=', providerId)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['linking_session_id', 'held_session_id', 'return_to'])
    .executeTakeFirst()
  if (!row) return undefined
  const { linking_session_id, held_session_id, return_to } = row
  return { linkingSessionId: linking_session_id, heldSessionId: held_session_id, returnTo: return_to }
}
