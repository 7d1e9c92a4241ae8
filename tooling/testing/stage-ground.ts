import { pino } from 'pino'
import { createListener } from '../../db/listen.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { startOutboxDispatcher } from '../../workers/outbox/dispatcher.ts'
import { signInAs, testPlatform } from './api.ts'
import { testDatabase } from './database.ts'
import { testSecrets } from './secrets.ts'
import { testTemporal } from './temporal.ts'

/** An api over a database and Temporal of the test's own, with a dispatcher between them, and somebody with these rights. */
export async function openStageGround(permissions: readonly PermissionCode[], env: Record<string, string> = {}) {
  const temporal = testTemporal()
  const database = await testDatabase()
  const platform = await testPlatform(database, { env, secrets: testSecrets })
  const listener = createListener(database.url)
  await listener.ready()
  const dispatcher = startOutboxDispatcher({ db: database.db, temporal, listener, log: pino({ level: 'silent' }) })
  const api = await platform.startApi({ temporal })
  const token = await signInAs(api, await platform.makeUser(permissions))
  return {
    temporal,
    database,
    platform,
    api,
    token,
    /** Calls the api, unless told otherwise as the one with the rights. */
    async call(method: string, path: string, body?: unknown, as = token) {
      const answer = await api.call(method, path, { token: as, ...(body !== undefined && { body }) })
      const { code, message, data, errors } = answer.body
      return { status: answer.status, code, message, data, errors }
    },
    async close(): Promise<void> {
      await dispatcher.stop()
      await platform.close()
      await listener.close()
      await temporal.close()
      await database.close()
    },
  }
}
