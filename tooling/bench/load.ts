import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Load, Loaded } from './load-process.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('./load-process.ts', import.meta.url))

export async function load(options: Load): Promise<Loaded> {
  const { stdout } = await run(process.execPath, [script, JSON.stringify(options)], { maxBuffer: 1e7 })
  const loaded: Loaded = JSON.parse(stdout)
  if (loaded.errors + loaded.non2xx > 0) {
    throw new Error(
      `${options.url}: ${loaded.errors} errors, ${loaded.non2xx} refusals at ${options.connections} connections`,
    )
  }
  return loaded
}
