import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { devServerFlags, dynamicConfigFile, readTemporalConfig } from './temporal-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'ops-temporal-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the file of the project is valid and names what operators search by', () => {
  const config = readTemporalConfig()
  expect(Object.keys(config.search_attributes)).toEqual(['OpsKind', 'OpsSubject', 'OpsOwner', 'OpsStatus', 'OpsTrace'])
  expect(config.dynamic_config['worker.schedulerNamespaceStartWorkflowRPS']).toBeGreaterThan(30)
})

test('a mistake in the file is told with its place', () => {
  const path = join(folder, 'wrong.yaml')
  writeFileSync(path, 'namespace: ops\nretention_days: soon\n')
  expect(() => readTemporalConfig(path)).toThrow(/wrong\.yaml.*retention_days/)
})

test('the built-in server is given all of it', () => {
  const flags = devServerFlags({
    namespace: 'n',
    retention_days: 1,
    ports: { grpc: 1, ui: 2, http: 3, metrics: 4 },
    search_attributes: { OpsKind: 'Keyword' },
    dynamic_config: { 'frontend.rps': 5, 'some.text': 'x', 'some.switch': true },
    built_in_dynamic_config: { 'frontend.rps': 3, 'some.map': { Pollers: 2 } },
    sqlite_pragmas: { journal_mode: 'wal' },
  })
  expect(flags.join(' ')).toBe(
    '--namespace n --search-attribute OpsKind=Keyword --dynamic-config-value frontend.rps=3 ' +
      '--dynamic-config-value some.text="x" --dynamic-config-value some.switch=true ' +
      '--dynamic-config-value some.map={"Pollers":2} --sqlite-pragma journal_mode=wal',
  )
})

test('the operator of another cluster gets the dynamic config as its file', () => {
  expect(dynamicConfigFile({ ...readTemporalConfig(), dynamic_config: { 'frontend.rps': 5 } })).toBe(
    'frontend.rps:\n  - value: 5\n',
  )
})
