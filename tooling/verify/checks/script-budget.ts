import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildConsole } from '../../start/console-build.ts'
import { type Check, projectRoot } from '../check.ts'

type Chunk = { file: string; imports?: string[]; isEntry?: boolean }
type Manifest = Record<string, Chunk>

const budgetKb = 150
/** What a person sees first, on top of what every page needs; signing in is part of the entry itself. */
const firstScreens = ['src/home/HomePage.tsx']
const languages = ['src/i18n/zh/index.ts', 'src/i18n/en/index.ts']

/** The first screen needs little script; the heavy parts come when they are opened. */
export const scriptBudgetCheck: Check = {
  name: 'script budget',
  async find() {
    await buildConsole(projectRoot)
    return findBudgetProblems(join(projectRoot, 'console/dist'), { firstScreens, languages })
  },
}

export function findBudgetProblems(
  dist: string,
  { firstScreens, languages }: { firstScreens: string[]; languages: string[] },
): string[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry)
  return firstScreens.flatMap((screen) =>
    languages.flatMap((language) => {
      const files = closureOf(manifest, [...entries, language, screen])
      const kilobytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1024
      return kilobytes <= budgetKb
        ? []
        : [`${screen} with ${language} loads ${kilobytes.toFixed(1)} KB of script; ${budgetKb} KB is the end`]
    }),
  )
}

/** The files of these chunks and of all that they import at once. */
function closureOf(manifest: Manifest, names: string[]): string[] {
  const seen = new Set(names)
  for (const name of seen) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the build has no ${name}: name the first screens in this check anew`)
    for (const imported of chunk.imports ?? []) seen.add(imported)
  }
  return [...seen].flatMap((name) => manifest[name]?.file ?? []).filter((file) => file.endsWith('.js'))
}
