import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, projectRoot } from '../check.ts'
import { projectFiles } from '../project-files.ts'

const maxLines = 400
const emptyWords = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'manager',
  'new',
  'shared',
  'stuff',
  '2',
])
const code = /\.(ts|tsx|mjs|cjs|css)$/
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(db|flow|stack))?(\.(test|e2e|gen|d|config))?\.(ts|mjs|cjs|css)$/
const component = /^([A-Z][A-Za-z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)(\.test)?\.tsx$/

/** Files that are too long to read, and names that say nothing. */
export const filesCheck: Check = { name: 'files and names', find: async () => findFileProblems(projectRoot) }

export function findFileProblems(root: string): string[] {
  return projectFiles(root)
    .filter((path) => code.test(path) && !path.startsWith('.'))
    .flatMap((path) => [...lengthProblems(root, path), ...nameProblems(path)])
}

function lengthProblems(root: string, path: string): string[] {
  if (path.endsWith('.gen.ts')) return []
  const lines = readFileSync(join(root, path), 'utf8').split('\n').length - 1
  return lines > maxLines ? [`${path} has ${lines} lines; ${maxLines} is the end`] : []
}

function nameProblems(path: string): string[] {
  const name = path.split('/').at(-1) ?? ''
  const empty = path.split(/[/.-]/).filter((word) => emptyWords.has(word))
  const style = path.startsWith('migrations/')
    ? /^\d{8}_\d{4}_[a-z0-9_]+\.ts$/
    : name.endsWith('.tsx')
      ? component
      : kebab
  return [
    ...empty.map((word) => `${path}: "${word}" says nothing`),
    ...(style.test(name) || path.endsWith('.md') ? [] : [`${path} is not named as its kind is`]),
  ]
}
