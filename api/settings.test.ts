import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from '../platform/settings.ts'
import { apiSettingsSchema } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'ops-settings-'))
const file = join(folder, 'key')
writeFileSync(file, 'from a file\n')
afterAll(() => rmSync(folder, { recursive: true }))

const enough = { DATABASE_URL: 'postgres://x', OPS_SECRET_KEY: 'k' }
const read = (env: Record<string, string>) => readSettings(env, apiSettingsSchema)

test('defaults stand where nothing is set', () => {
  expect(read(enough)).toMatchObject({
    OPS_HOST: '127.0.0.1',
    OPS_PORT: 8000,
    OPS_DATA_DIR: '.ops',
    TEMPORAL_NAMESPACE: 'ops',
    OPS_CORS_ORIGINS: [],
  })
})

test('every setting may come from a file; a plain one goes before it', () => {
  expect(read({ DATABASE_URL: 'postgres://x', OPS_SECRET_KEY_FILE: file }).OPS_SECRET_KEY).toBe('from a file')
  expect(read({ ...enough, OPS_SECRET_KEY_FILE: file }).OPS_SECRET_KEY).toBe('k')
})

test('a file that cannot be read is named', () => {
  expect(() => read({ ...enough, OPS_METRICS_TOKEN_FILE: join(folder, 'none') })).toThrow('OPS_METRICS_TOKEN_FILE')
})

test('a missing secret key refuses to start, and says how to make one', () => {
  expect(() => read({ DATABASE_URL: 'postgres://x' })).toThrow(/OPS_SECRET_KEY is missing: .*openssl rand/)
})

test('all that is wrong is named at once, and no value is repeated', () => {
  const wrong = () => read({ OPS_PORT: 'secret-port', OPS_PUBLIC_URL: 'ftp://secret-host' })
  expect(wrong).toThrow(/OPS_PORT.*OPS_PUBLIC_URL|OPS_PUBLIC_URL.*OPS_PORT/)
  expect(wrong).not.toThrow('secret-')
})

test('lists are split at commas, blanks are not entries', () => {
  expect(read({ ...enough, OPS_CORS_ORIGINS: 'https://a.example, ,https://b.example' }).OPS_CORS_ORIGINS).toEqual([
    'https://a.example',
    'https://b.example',
  ])
})
