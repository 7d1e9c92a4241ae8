import { countFailure, forgetAttempts, takeBackAttempt } from '../../db/iam/login-gate-queries.ts'
import { admitSource, forgetName } from '../../db/iam/login-source-queries.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import type { ApiDeps } from '../context.ts'
import { admitName, locked, slowed } from './check-password.ts'

/**
 * Lets somebody guess at what belongs to a name through the gate that passwords are tried at: counted beforehand, by name
 * and by source, whether or not an account bears the name. `guess` gives undefined when it was wrong.
 */
export async function throughGate<T>(
  { db, identity }: Pick<ApiDeps, 'db' | 'identity'>,
  { name, source }: { name: string; source: string },
  guess: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const policy = await getSettings(db, 'lockout')
  return identity.inTurnOf(name, async () => {
    const secondsLocked = await admitName(db, { name }, policy)
    if (secondsLocked !== undefined) throw locked(secondsLocked)
    try {
      const secondsSlowed = await admitSource(db, { source, name }, policy)
      if (secondsSlowed !== undefined) throw slowed(secondsSlowed)
      const result = await guess()
      if (result === undefined) await countFailure(db, { name }, policy)
      else {
        await forgetName(db, { source, name })
        await forgetAttempts(db, { name })
      }
      return result
    } catch (error) {
      await takeBackAttempt(db, { name })
      throw error
    }
  })
}
