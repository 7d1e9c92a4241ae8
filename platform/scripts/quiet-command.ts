import { spawn } from 'node:child_process'
import { launchEnvironment } from './isolation.ts'

const longestMs = 60_000

/** Whether a command of the system succeeded, as `uid` where one is given. What it says is not read: it may be endless. */
export function runQuietly(
  command: string,
  args: string[],
  { uid, timeoutMs = longestMs }: { uid?: number; timeoutMs?: number } = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: '/',
      env: launchEnvironment,
      stdio: 'ignore',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      ...(uid !== undefined && { uid, gid: uid }),
    })
    child.once('exit', (code) => resolve(code === 0))
    child.once('error', () => resolve(false))
  })
}
