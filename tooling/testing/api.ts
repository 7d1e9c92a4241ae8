import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { createApp } from '../../api/app.ts'
import type { ApiDeps, ApiEnv } from '../../api/context.ts'
import { createIdentity } from '../../api/iam/identity.ts'
import { createSessionGate } from '../../api/iam/session-gate.ts'
import { createServices } from '../../api/services.ts'
import { apiSettingsSchema } from '../../api/settings.ts'
import { storePassword } from '../../db/iam/password-queries.ts'
import { findPermissionIds } from '../../db/iam/permission-queries.ts'
import { grantPermissions } from '../../db/iam/role-queries.ts'
import { seedIam } from '../../db/iam/seed-iam.ts'
import { createListener } from '../../db/listen.ts'
import { getLastingKey } from '../../db/settings/lasting-keys.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { createFileStore } from '../../platform/files.ts'
import { createPasswordHasher, type PasswordHasher } from '../../platform/passwords.ts'
import { createSecretBox } from '../../platform/secrets.ts'
import { createTemporalGateway } from '../../platform/temporal.ts'
import type { TestDatabase } from './database.ts'

type Call = {
  token?: string | undefined
  body?: unknown
  headers?: Record<string, string>
  /** The address that it comes from. */
  from?: string
}
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking into it.
type Answer = { status: number; headers: Headers; body: any }

export type TestApi = {
  app: Hono<ApiEnv>
  deps: ApiDeps
  call(method: string, path: string, call?: Call): Promise<Answer>
  close(): Promise<void>
}

export const testPassword = 'Test-Passw0rd'

/** Everything that several copies of the api have in common. */
export type TestPlatform = {
  database: TestDatabase
  passwords: PasswordHasher
  /** One more copy of the api on the same database. */
  startApi(change?: Partial<ApiDeps>): Promise<TestApi>
  /** A user with a role of exactly these rights, whose password is `testPassword`. */
  makeUser(permissions: readonly PermissionCode[], fields?: { username?: string; roles?: string[] }): Promise<TestUser>
  close(): Promise<void>
}
type TestUser = { id: number; username: string; roleId: number }

type PlatformOptions = { env?: Record<string, string>; secrets?: SecretBox }

/** The api in this process, over a real database; Temporal is away. Hashes are cheap. */
export async function testPlatform(
  database: TestDatabase,
  { env = {}, secrets = createSecretBox({ keys: [{ id: 'test', key: randomBytes(32) }] }) }: PlatformOptions = {},
): Promise<TestPlatform> {
  const { db } = database
  const pepper = await getLastingKey(db, secrets, 'password_pepper')
  const passwords = createPasswordHasher({ pepper, cost: 4 })
  const passwordHash = await passwords.hash(testPassword)
  const settings = apiSettingsSchema.parse({ DATABASE_URL: database.url, OPS_SECRET_KEY: 'unused', ...env })
  const started: TestApi[] = []
  await seedIam(db)

  async function startApi(change: Partial<ApiDeps> = {}): Promise<TestApi> {
    const listener = createListener(database.url)
    await listener.ready()
    const identity = createIdentity({ secrets, passwords })
    const log = pino({ level: process.env.OPS_TEST_LOG ?? 'silent' })
    const sessions = createSessionGate({ db, listener, tokens: identity.tokens, onFault: (err) => log.warn({ err }) })
    const temporal = createTemporalGateway({ connection: { address: '127.0.0.1:1' }, namespace: 'none' })
    const files = createFileStore({ folder: join(tmpdir(), `ops-test-files-${randomUUID()}`) })
    const egress = createEgress({ allow: settings.OPS_EGRESS_ALLOW, userAgent: 'OPS-test' })
    const deps: ApiDeps = {
      db,
      listener,
      temporal,
      log,
      settings,
      secrets,
      files,
      egress,
      sessions,
      identity,
      ...change,
    }
    const services = createServices(deps)
    const app = createApp(deps, services)
    const api: TestApi = {
      app,
      deps,
      async call(method, path, { token, body, headers, from = '192.0.2.1' } = {}) {
        const request = {
          method,
          headers: {
            'Accept-Language': 'en',
            ...(token !== undefined && { Authorization: `Bearer ${token}` }),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }
        const answer = await app.request(`/api/v1${path}`, request, { incoming: { socket: { remoteAddress: from } } })
        const text = await answer.text()
        return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) }
      },
      async close() {
        await services.close()
        await deps.sessions.close()
        await listener.close()
        await temporal.close()
      },
    }
    started.push(api)
    return api
  }

  return {
    database,
    passwords,
    startApi,
    async makeUser(permissions, { username = `user-${randomUUID().slice(0, 8)}`, roles = [] } = {}) {
      return db.transaction().execute(async (tx) => {
        const { id } = await tx
          .insertInto('user')
          .values({ username, name: username })
          .returning('id')
          .executeTakeFirstOrThrow()
        await storePassword(tx, id, { passwordHash, mustChange: false })
        const role = await tx
          .insertInto('role')
          .values({ code: `role_${randomUUID().slice(0, 8)}`, name: username })
          .returning('id')
          .executeTakeFirstOrThrow()
        await grantPermissions(tx, role.id, await findPermissionIds(tx, permissions))
        const others = await tx
          .selectFrom('role')
          .select('id')
          .where('code', 'in', ['', ...roles])
          .execute()
        await tx
          .insertInto('user_role')
          .values([role, ...others].map(({ id: role_id }) => ({ user_id: id, role_id })))
          .execute()
        return { id, username, roleId: role.id }
      })
    },
    async close() {
      for (const api of started) await api.close()
    },
  }
}

/** Signs in as a program does and gives the access token. */
export async function signInAs(api: TestApi, { username }: { username: string }): Promise<string> {
  return (await signInFully(api, username)).access_token
}

export async function signInFully(
  api: TestApi,
  username: string,
  password = testPassword,
): Promise<{ access_token: string; refresh_token: string }> {
  const answer = await api.call('POST', '/auth/login', { body: { username, password } })
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body.data
}
