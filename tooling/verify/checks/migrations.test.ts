import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeTree } from '../../testing/tree.ts'
import { findMigrationProblems, mergeMigrations } from './migrations.ts'

function merged(): string {
  const folder = makeTree({ '20260101_0100_first.ts': 'one', '20260102_0100_second.ts': 'two' })
  mergeMigrations(folder)
  return folder
}

it('passes while merged migrations stay as they were', () => {
  expect(findMigrationProblems(merged())).toEqual([])
})

it('sees one that was edited, even after merging anew', () => {
  const folder = merged()
  writeFileSync(join(folder, '20260101_0100_first.ts'), 'one, better')

  expect(mergeMigrations(folder)).toEqual([])
  expect(findMigrationProblems(folder)).toEqual([
    '20260101_0100_first.ts was merged and has been edited since: write a new one',
  ])
})

it('sees one that is gone', () => {
  const folder = merged()
  rmSync(join(folder, '20260102_0100_second.ts'))

  expect(findMigrationProblems(folder)).toEqual(['20260102_0100_second.ts was merged and is gone'])
})

it('sees one that was put before a merged one', () => {
  const folder = merged()
  writeFileSync(join(folder, '20260101_0200_between.ts'), 'late')

  expect(findMigrationProblems(folder)).toEqual([expect.stringContaining('comes before 20260102_0100_second.ts')])
})

it('asks for a new one to be written down', () => {
  const folder = merged()
  writeFileSync(join(folder, '20260103_0100_third.ts'), 'three')

  expect(findMigrationProblems(folder)).toEqual([expect.stringContaining('is not in migrations/merged.json')])
  expect(mergeMigrations(folder)).toEqual(['20260103_0100_third.ts'])
  expect(findMigrationProblems(folder)).toEqual([])
})
