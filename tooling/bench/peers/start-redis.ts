import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pickPort } from '../../stack/ports.ts'
import { startProgram } from './start-program.ts'

const run = promisify(execFile)

/** A real Redis that keeps nothing on disk, as it is fastest. */
export async function startRedis(program: string): Promise<{ url: string; version: string; stop(): Promise<void> }> {
  const { stdout } = await run(program, ['--version'])
  const folder = await mkdtemp(join(tmpdir(), 'ops-redis-'))
  const port = await pickPort()
  const server = await startProgram({
    file: program,
    args: ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no'],
    folder,
    isReady: (line) => line.includes('Ready to accept connections'),
  })
  return {
    url: `redis://127.0.0.1:${port}/0`,
    version: /v=(\S+)/.exec(stdout)?.[1] ?? '?',
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
