import { join } from 'node:path'
import { Failure } from '../ground/failure.mjs'
import { startServerProcess } from '../stack/server-process.ts'
import { hear, lastWords } from './child-lines.ts'
import { openLogFile } from './log-file.ts'
import { root } from './node-child.ts'

/** Runs `npm run migrate` for this database. */
export async function migrate(env: NodeJS.ProcessEnv, logs: string, show: (line: string) => void): Promise<void> {
  const path = join(logs, 'migrate.log')
  const file = openLogFile(path)
  const { exited, lastLines } = await startServerProcess({
    file: process.execPath,
    args: ['tooling/migrate.ts'],
    cwd: root,
    env,
    log(line, stream) {
      const { isKept, shown } = hear(line, stream)
      if (isKept) file.write(line)
      if (shown && stream === 'stdout') show(shown)
    },
  })
  const { code } = await exited
  file.close()
  if (code === 0) return
  const lines = lastLines()
  if (lines.some((line) => /No space left on device/.test(line))) throw new Failure('disk_full', { path: 'PostgreSQL' })
  const reason = lastWords(lines).join('')
  throw new Failure('migrate_failed', { reason, log: path }, new Error(lines.join('\n')))
}
