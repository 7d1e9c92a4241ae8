import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getLastingKey } from '../../db/settings/lasting-keys.ts'
import { findPasswordFaults } from '../../domain/iam/password-rules.ts'
import { passwordSettings } from '../../domain/settings/password-settings.ts'
import { createPasswordHasher } from '../../platform/passwords.ts'
import { createSecretBox, parseSecretKeys } from '../../platform/secrets.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { seedFirstStart } from './first-start.ts'

let database: TestDatabase
let told: string[]
const OPS_SECRET_KEY = randomBytes(32).toString('base64')

beforeEach(async () => {
  database = await testDatabase()
  told = []
})
afterEach(() => database.close())

const start = (env: Record<string, string>) =>
  seedFirstStart({ databaseUrl: database.url, env, tell: (line) => void told.push(line) })

async function administrator() {
  const secrets = createSecretBox({ keys: parseSecretKeys(OPS_SECRET_KEY) })
  const passwords = createPasswordHasher({ pepper: await getLastingKey(database.db, secrets, 'password_pepper') })
  const users = await database.db
    .selectFrom('user')
    .select(['username', 'must_change_password', 'password_hash'])
    .execute()
  expect(users).toHaveLength(1)
  const [user] = users
  return { ...user, accepts: (password: string) => passwords.verify(password, user?.password_hash) }
}

test('a generated password is told once and has to be changed', async () => {
  await Promise.all([start({ OPS_SECRET_KEY }), start({ OPS_SECRET_KEY })])
  await start({ OPS_SECRET_KEY })
  expect(told).toHaveLength(1)
  const password =
    /^First administrator: admin \/ (\S{20}) \(to be changed at first sign-in\)$/.exec(told[0] ?? '')?.[1] ?? ''
  expect(findPasswordFaults(password, passwordSettings.parse({}), { username: 'admin', name: 'admin' })).toEqual([])
  const { username, must_change_password, accepts } = await administrator()
  expect([username, must_change_password]).toEqual(['admin', true])
  expect(await accepts(password)).toBe(true)
})

test('a given password counts, need not be changed and is not told', async () => {
  await start({ OPS_SECRET_KEY, OPS_ADMIN_PASSWORD: 'Given-Passw0rd' })
  expect(told).toEqual(['First administrator: admin, with the password of OPS_ADMIN_PASSWORD.'])
  const { must_change_password, accepts } = await administrator()
  expect(must_change_password).toBe(false)
  expect(await accepts('Given-Passw0rd')).toBe(true)
})

test('a given password that no sign-in form would take is refused', async () => {
  await expect(start({ OPS_SECRET_KEY, OPS_ADMIN_PASSWORD: 'short' })).rejects.toThrow(
    'OPS_ADMIN_PASSWORD needs at least',
  )
  expect(await database.db.selectFrom('user').select('id').execute()).toEqual([])
})

test('without a secret key there are roles but no account', async () => {
  await start({})
  expect(told).toEqual(['OPS_SECRET_KEY is not set: no administrator was made.'])
  expect(await database.db.selectFrom('user').select('id').execute()).toEqual([])
  expect(await database.db.selectFrom('role').select('id').execute()).toHaveLength(5)
})
