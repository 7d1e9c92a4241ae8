import type { Db } from '../../db/database.ts'
import { putSettings } from '../../db/settings/setting-queries.ts'
import { type RegistrationSettings, registrationSettings } from '../../domain/settings/registration-settings.ts'

/** This policy of registration and none of the messages that were counted so far. */
export async function setRegistration(db: Db, change: Partial<RegistrationSettings>): Promise<void> {
  await db.deleteFrom('setting').where('group', '=', 'registration').execute()
  await db.deleteFrom('send_quota').execute()
  const values = registrationSettings.parse(change)
  await db.transaction().execute((tx) => putSettings(tx, { group: 'registration', values, version: 1, userId: null }))
}
