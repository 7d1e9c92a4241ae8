import { expect, test } from 'vitest'
import { executorEnv, migrateEnv, platformEnv } from './child-env.ts'
import { readStartSettings } from './settings.ts'

const settings = readStartSettings({ OPS_DATA_DIR: '/data', OPS_PORT: '8123', OPS_EXECUTOR_DIR: '/scripts' })
const keys = { secretKey: 'master', executorToken: 'token' }
const servers = {
  databaseUrl: 'postgres://made',
  isDatabaseBuiltIn: true,
  databaseAdminUrl: 'postgres://superuser',
  temporalAddress: '127.0.0.1:7233',
  temporalNamespace: 'ops',
  temporalUiUrl: 'http://127.0.0.1:8233',
}
const known = { settings, keys, servers }

test('api and worker get what the person set and what the start found out', () => {
  const given = { SMTP_URL: 'smtp://x', OPS_SECRET_KEY_FILE: '/key', npm_config_cache: '/x', OPS_PORT: '1' }
  expect(platformEnv(given, known)).toEqual({
    SMTP_URL: 'smtp://x',
    OPS_HOST: '127.0.0.1',
    OPS_PORT: '8123',
    OPS_DATA_DIR: '/data',
    OPS_SECRET_KEY: 'master',
    OPS_EXECUTOR_TOKEN: 'token',
    DATABASE_URL: 'postgres://made',
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    TEMPORAL_NAMESPACE: 'ops',
    TEMPORAL_UI_URL: 'http://127.0.0.1:8233',
    OPS_DEMO: '1',
    OPS_EXIT_WITH_PARENT: '1',
  })
})

test('sample data is for the built-in database only, and may be refused', () => {
  expect(platformEnv({ OPS_DEMO: '0' }, known).OPS_DEMO).toBe('0')
  const ownDatabase = { ...known, servers: { ...servers, isDatabaseBuiltIn: false } }
  expect(platformEnv({}, ownDatabase)).not.toHaveProperty('OPS_DEMO')
})

test('the superuser of the built-in database is known to who sets it up, and to nobody who goes on running', () => {
  expect(migrateEnv({}, known)).toEqual({
    ...platformEnv({}, known),
    OPS_DEMO_DATABASE_ADMIN_URL: 'postgres://superuser',
  })
  for (const env of [platformEnv({}, known), executorEnv({}, known)]) {
    expect(JSON.stringify(env)).not.toContain('superuser')
  }
  const ownDatabase = { ...known, servers: { ...servers, isDatabaseBuiltIn: false, databaseAdminUrl: undefined } }
  expect(migrateEnv({}, ownDatabase)).not.toHaveProperty('OPS_DEMO_DATABASE_ADMIN_URL')
})

test('the executor gets no secret of the platform', () => {
  const given = {
    PATH: '/bin',
    LC_ALL: 'C',
    OPS_SECRET_KEY: 'master',
    OPS_SECRET_KEY_FILE: '/key',
    DATABASE_URL: 'postgres://own',
    SMTP_URL: 'smtp://user:password@x',
    S3_SECRET: 's3',
    AWS_SECRET_ACCESS_KEY: 'aws',
    OPS_ADMIN_PASSWORD: 'admin',
    OPS_EXECUTOR_TOKEN_FILE: '/token',
    OPS_EXECUTOR_GROUP: 'gpu',
    TEMPORAL_API_KEY_FILE: '/api-key',
  }
  expect(executorEnv(given, known)).toEqual({
    PATH: '/bin',
    LC_ALL: 'C',
    OPS_EXECUTOR_GROUP: 'gpu',
    TEMPORAL_API_KEY_FILE: '/api-key',
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    TEMPORAL_NAMESPACE: 'ops',
    OPS_API_URL: 'http://127.0.0.1:8123',
    OPS_EXECUTOR_TOKEN: 'token',
    OPS_EXECUTOR_DIR: '/scripts',
    OPS_EXECUTOR_HIDE: '/data',
    OPS_EXIT_WITH_PARENT: '1',
  })
})
