import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const passedOver = new Set(['node_modules', 'dist', 'coverage', 'fixtures', 'histories'])

/** Files below a folder, relative to it, in order; without what is made by machines, and without fixtures. */
export function projectFiles(root: string, ending = ''): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !passedOver.has(name) && !(name.startsWith('.') && name !== '.ci'))
    .flatMap((entry) =>
      entry.isDirectory()
        ? projectFiles(join(root, entry.name)).map((path) => `${entry.name}/${path}`)
        : entry.isFile()
          ? [entry.name]
          : [],
    )
    .filter((path) => path.endsWith(ending))
    .sort()
}
