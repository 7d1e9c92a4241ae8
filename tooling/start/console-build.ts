import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Failure } from '../ground/failure.mjs'
import { withLock } from '../ground/lock.mjs'
import { startServerProcess } from '../stack/server-process.ts'

/** What the console is made of besides its own folder. */
const sources = ['console', 'domain', 'bpmn', 'package-lock.json']
const passedOver = new Set(['dist', 'node_modules', 'e2e', 'coverage'])
const stampName = '.ops-stamp'

/** Builds the console when its sources are not those of the last build; false when there was nothing to do. */
export async function buildConsole(root: string): Promise<boolean> {
  const dist = join(root, 'console', 'dist')
  if (!existsSync(join(root, 'console', 'index.html'))) return false
  const fingerprint = fingerprintOf(root)
  const isCurrent = () => readText(join(dist, stampName)) === fingerprint
  if (isCurrent()) return false
  return withLock(join(root, 'console', '.dist-lock'), 'console', {}, async () => {
    if (isCurrent()) return false
    const next = join(root, 'console', '.dist-next')
    rmSync(next, { recursive: true, force: true })
    await runVite(root, next)
    writeFileSync(join(next, stampName), fingerprint)
    chmodSync(join(next, stampName), 0o644)
    exchange(next, dist, join(root, 'console', '.dist-old'))
    return true
  })
}

/** Another instance may be serving the old one: it is replaced in one moment, never half. */
function exchange(next: string, dist: string, old: string): void {
  rmSync(old, { recursive: true, force: true })
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(next, dist)
  rmSync(old, { recursive: true, force: true })
}

async function runVite(root: string, outDir: string): Promise<void> {
  // Part of the program, unlike the data: others of this machine may run it, too.
  const dataMask = process.umask(0o022)
  const lines: string[] = []
  const vite = await startServerProcess({
    file: process.execPath,
    args: [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'console', '--outDir', outDir, '--emptyOutDir'],
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    log: (line) => lines.push(line),
  }).finally(() => process.umask(dataMask))
  const { code } = await vite.exited
  if (code === 0) return
  const text = lines.join('\n')
  if (/ENOSPC|no space left/i.test(text)) throw new Failure('disk_full', { path: outDir }, new Error(text))
  const reason = lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? ''
  throw new Failure('console_failed', { reason }, new Error(text))
}

/** Of every source's path and content. */
export function fingerprintOf(root: string): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesIn(join(root, source))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => !passedOver.has(name) && !/^\.dist-|\.test\.tsx?$/.test(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path]
    throw error
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
