import type { Db } from '../../db/database.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { settingSecretPlace } from '../../domain/settings/setting-groups.ts'
import type { SmsSettings } from '../../domain/settings/sms-settings.ts'

/** How text messages leave now, with the provider's secret opened. */
export async function findSmsRoute({ db, secrets }: { db: Db; secrets: SecretBox }): Promise<SmsSettings> {
  const stored = await getSettings(db, 'sms')
  const sealed = stored.access_key_secret
  return {
    ...stored,
    access_key_secret: sealed && secrets.decrypt(sealed, settingSecretPlace('sms', 'access_key_secret')),
  }
}
