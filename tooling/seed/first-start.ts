import { z } from 'zod'
import { connectDatabase } from '../../db/connect.ts'
import type { Db } from '../../db/database.ts'
import { seedIam } from '../../db/iam/seed-iam.ts'
import { seedTemplates } from '../../db/notifications/template-queries.ts'
import { getLastingKey } from '../../db/settings/lasting-keys.ts'
import { longestPassword } from '../../domain/iam/password-rules.ts'
import { createPasswordHasher, generatePassword } from '../../platform/passwords.ts'
import { createSecretBox, parseSecretKeys } from '../../platform/secrets.ts'
import { readSettings } from '../../platform/settings.ts'
import { seedDemo } from './seed-demo.ts'

const schema = z.object({
  OPS_SECRET_KEY: z.string().optional(),
  OPS_ADMIN_PASSWORD: z
    .string()
    .min(8, 'needs at least 8 characters')
    .max(longestPassword, `may have at most ${longestPassword} characters`)
    .optional(),
  OPS_DEMO: z.enum(['0', '1']).default('0'),
  /** Of the superuser of the built-in database. */
  OPS_DEMO_DATABASE_ADMIN_URL: z.string().optional(),
  OPS_HOST: z.string().default('127.0.0.1'),
  OPS_PORT: z.coerce.number().default(8000),
})

type Start = { databaseUrl: string; env: NodeJS.ProcessEnv; tell: (line: string) => void }

/** What every installation has, whatever was in its database before; in an empty one also an administrator and samples. */
export async function seedFirstStart({ databaseUrl, env, tell }: Start): Promise<void> {
  const settings = readSettings(env, schema)
  const { db, close } = connectDatabase(databaseUrl, { maxConnections: 2 })
  try {
    if (settings.OPS_SECRET_KEY === undefined) {
      tell('OPS_SECRET_KEY is not set: no administrator was made.')
      await seedIam(db)
    } else {
      await seedWithAdministrator(db, { ...settings, OPS_SECRET_KEY: settings.OPS_SECRET_KEY, tell })
    }
    await seedTemplates(db)
    if (settings.OPS_DEMO === '1') await seedDemo(db, demoOf(settings, databaseUrl))
  } finally {
    await close()
  }
}

function demoOf(settings: z.infer<typeof schema>, databaseUrl: string): Parameters<typeof seedDemo>[1] {
  const { OPS_HOST: host, OPS_PORT: port, OPS_SECRET_KEY, OPS_DEMO_DATABASE_ADMIN_URL: adminUrl } = settings
  if (OPS_SECRET_KEY === undefined || adminUrl === undefined) return { host, port }
  const secrets = createSecretBox({ keys: parseSecretKeys(OPS_SECRET_KEY) })
  return { host, port, sqlSample: { adminUrl, databaseUrl, secrets } }
}

type Administrator = { OPS_SECRET_KEY: string; OPS_ADMIN_PASSWORD?: string | undefined; tell: Start['tell'] }

async function seedWithAdministrator(db: Db, { OPS_SECRET_KEY, OPS_ADMIN_PASSWORD, tell }: Administrator) {
  await seedIam(db, async () => {
    const secrets = createSecretBox({ keys: parseSecretKeys(OPS_SECRET_KEY) })
    const passwords = createPasswordHasher({ pepper: await getLastingKey(db, secrets, 'password_pepper') })
    const password = OPS_ADMIN_PASSWORD ?? generatePassword()
    // Told before the commit: a password that nobody has read must not be the one that counts.
    tell(lineFor(OPS_ADMIN_PASSWORD === undefined ? password : undefined))
    return { passwordHash: await passwords.hash(password), mustChange: OPS_ADMIN_PASSWORD === undefined }
  })
}

function lineFor(generated: string | undefined): string {
  if (generated === undefined) return 'First administrator: admin, with the password of OPS_ADMIN_PASSWORD.'
  return `First administrator: admin / ${generated} (to be changed at first sign-in)`
}
