import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, projectRoot } from '../check.ts'

const maxLines = 30
const withoutReadme = new Set(['node_modules', 'coverage', 'docs'])

/** Each top folder says what it is for. */
export const readmesCheck: Check = { name: 'readmes', find: async () => findReadmeProblems(projectRoot) }

export function findReadmeProblems(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !withoutReadme.has(entry.name))
    .flatMap(({ name }) => {
      const path = join(root, name, 'README.md')
      if (!existsSync(path)) return [`${name}/ has no README.md`]
      const lines = readFileSync(path, 'utf8').trimEnd().split('\n').length
      return lines > maxLines ? [`${name}/README.md has ${lines} lines; ${maxLines} is the end`] : []
    })
}
