import { z } from 'zod'
import { connectDatabase } from '../db/connect.ts'
import { resealSecrets } from '../db/settings/reseal-secrets.ts'
import { createSecretBox, parseSecretKeys } from '../platform/secrets.ts'
import { databaseSettings, readSettings, secretSettings } from '../platform/settings.ts'

const settings = readSettings(process.env, z.object({ ...databaseSettings, ...secretSettings }))
const secrets = createSecretBox({ keys: parseSecretKeys(settings.OPS_SECRET_KEY) })
const { db, close } = connectDatabase(settings.DATABASE_URL, { applicationName: 'ops-rotate', maxConnections: 2 })
try {
  const counts = await resealSecrets(db, secrets)
  for (const { column, resealed, current, changed } of counts) {
    console.log(`${column}: ${resealed} sealed anew, ${current} already were, ${changed} changed meanwhile`)
  }
  const isComplete = counts.every(({ changed }) => changed === 0)
  console.log(
    isComplete
      ? `Every secret is under the key "${secrets.keyId}". When all processes have it as their first key, older keys can be dropped.`
      : 'Secrets were changed while this ran: run it again.',
  )
} finally {
  await close()
}
