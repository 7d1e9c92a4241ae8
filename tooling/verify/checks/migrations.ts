import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, projectRoot } from '../check.ts'

const listName = 'merged.json'

/** A database has run a migration once: editing it afterwards changes nothing there, and everything elsewhere. */
export const migrationsCheck: Check = {
  name: 'migrations',
  find: async () => findMigrationProblems(join(projectRoot, 'migrations')),
}

export function findMigrationProblems(folder: string): string[] {
  const listed = readList(folder)
  const present = hashesOf(folder)
  const newest = Object.keys(listed).sort().at(-1) ?? ''
  return [
    ...Object.keys(listed).flatMap((name) => {
      if (!(name in present)) return [`${name} was merged and is gone`]
      return present[name] === listed[name] ? [] : [`${name} was merged and has been edited since: write a new one`]
    }),
    ...Object.keys(present)
      .filter((name) => !(name in listed))
      .map((name) =>
        name < newest
          ? `${name} comes before ${newest}, which is merged: databases that have run that one refuse it`
          : `${name} is not in migrations/${listName}: npm run verify -- --merge-migrations adds it`,
      ),
  ]
}

/** Writes down the migrations that are new; those that are listed stay as they are. */
export function mergeMigrations(folder: string): string[] {
  const listed = readList(folder)
  const present = hashesOf(folder)
  const added = Object.keys(present).filter((name) => !(name in listed))
  const all = Object.entries({ ...present, ...listed }).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(join(folder, listName), `${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`)
  return added
}

function readList(folder: string): Record<string, string> {
  const path = join(folder, listName)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

function hashesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => /^\d.*\.ts$/.test(name) && !name.endsWith('.test.ts'))
  return Object.fromEntries(names.sort().map((name) => [name, hashOf(join(folder, name))]))
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
