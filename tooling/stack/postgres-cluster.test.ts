import { expect, test } from 'vitest'
import { failureOf } from './postgres-cluster.ts'

test('a full disk is told as such', () => {
  const lines = ['PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device']
  expect(failureOf(lines)).toMatchObject({ code: 'disk_full' })
})

test('anything else is told in the words of the server', () => {
  const lines = ['2026-11-24 02:00:00 UTC [1] FATAL:  data directory "/x" has invalid permissions', 'LOG:  shut down']
  expect(failureOf(lines).message).toContain('data directory "/x" has invalid permissions')
})
