import { z } from 'zod'
import { connectDatabase } from '../../db/connect.ts'
import { seedIam } from '../../db/iam/seed-iam.ts'
import { getLastingKey } from '../../db/settings/lasting-keys.ts'
import { longestPassword } from '../../domain/iam/password-rules.ts'
import { createPasswordHasher, generatePassword } from '../../platform/passwords.ts'
import { createSecretBox, parseSecretKeys } from '../../platform/secrets.ts'
import { readSettings } from '../../platform/settings.ts'

const schema = z.object({
  OPS_SECRET_KEY: z.string().optional(),
  OPS_ADMIN_PASSWORD: z
    .string()
    .min(8, 'needs at least 8 characters')
    .max(longestPassword, `may have at most ${longestPassword} characters`)
    .optional(),
})

type Start = { databaseUrl: string; env: NodeJS.ProcessEnv; tell: (line: string) => void }

/** Permissions, built-in roles and, in an empty database, the first administrator. */
export async function seedFirstStart({ databaseUrl, env, tell }: Start): Promise<void> {
  const { OPS_SECRET_KEY, OPS_ADMIN_PASSWORD } = readSettings(env, schema)
  const { db, close } = connectDatabase(databaseUrl, { maxConnections: 2 })
  try {
    if (OPS_SECRET_KEY === undefined) {
      tell('OPS_SECRET_KEY is not set: no administrator was made.')
      await seedIam(db)
      return
    }
    await seedIam(db, async () => {
      const secrets = createSecretBox({ keys: parseSecretKeys(OPS_SECRET_KEY) })
      const passwords = createPasswordHasher({ pepper: await getLastingKey(db, secrets, 'password_pepper') })
      const password = OPS_ADMIN_PASSWORD ?? generatePassword()
      // Told before the commit: a password that nobody has read must not be the one that counts.
      tell(lineFor(OPS_ADMIN_PASSWORD === undefined ? password : undefined))
      return { passwordHash: await passwords.hash(password), mustChange: OPS_ADMIN_PASSWORD === undefined }
    })
  } finally {
    await close()
  }
}

function lineFor(generated: string | undefined): string {
  if (generated === undefined) return 'First administrator: admin, with the password of OPS_ADMIN_PASSWORD.'
  return `First administrator: admin / ${generated} (to be changed at first sign-in)`
}
