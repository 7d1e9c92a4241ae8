import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runningDatabaseUrl } from './running-database.ts'
import { readStartSettings } from './settings.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ops-running-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

function makeCluster(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'PG_VERSION'), '18\n')
  writeFileSync(join(folder, 'ops-credentials.json'), JSON.stringify({ user: 'ops', password: 'pw', database: 'ops' }))
  writeFileSync(join(dataDir, 'ports.json'), JSON.stringify({ postgres: 5433 }))
}
const found = (env: Record<string, string> = {}) =>
  runningDatabaseUrl(readStartSettings({ OPS_DATA_DIR: dataDir, ...env }))

test('the built-in database is found where its data lies, also elsewhere than in the data folder', () => {
  makeCluster(join(dataDir, 'postgres'))
  expect(found()).toBe('postgres://ops:pw@127.0.0.1:5433/ops')
  rmSync(join(dataDir, 'postgres'), { recursive: true })
  makeCluster(join(dataDir, 'moved'))
  writeFileSync(join(dataDir, 'postgres.location'), `${join(dataDir, 'moved')}\n`)
  expect(found()).toBe('postgres://ops:pw@127.0.0.1:5433/ops')
})

test('one that is named goes before it, and without either there is none', () => {
  expect(found()).toBeUndefined()
  makeCluster(join(dataDir, 'postgres'))
  expect(found({ DATABASE_URL: 'postgres://elsewhere/ops' })).toBe('postgres://elsewhere/ops')
})
