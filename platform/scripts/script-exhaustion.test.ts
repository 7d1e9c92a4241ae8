import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test, vi } from 'vitest'
import {
  isRunning,
  type RunOptions,
  runScript,
  scriptFolder,
  scriptModes,
  testUids,
  uniqueSeconds,
} from '../../tooling/testing/scripts.ts'
import { listProcesses } from './process-table.ts'

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const modes = await scriptModes()
const mebibyte = 1024 * 1024

afterAll(() => rmSync(scriptFolder, { recursive: true, force: true }))

describe.each(modes)('in $name', (mode) => {
  const run = (script: string, options: RunOptions = {}) => runScript(mode, script, options)

  test('a script that stops itself is killed at the time limit', async () => {
    const ended = await run('trap "" TERM; kill -STOP $$', { timeoutMs: 300, graceMs: 200 })
    expect(ended.cause).toBe('timeout')
  })

  test('one that closes its output and goes on is killed at the time limit', async () => {
    const tag = uniqueSeconds()
    const ended = await run(`exec >&- 2>&-; setsid sleep ${tag} & sleep ${tag}`, { timeoutMs: 300, graceMs: 200 })
    expect(ended.cause).toBe('timeout')
    expect(isRunning(`sleep ${tag}`)).toBe(false)
  })

  test('one that prints one line without end is killed at the time limit', async () => {
    let longest = 0
    const ended = await run('tr "\\0" x </dev/zero', {
      timeoutMs: 300,
      graceMs: 200,
      onChunk: async (chunk) => {
        longest = Math.max(longest, chunk.length)
      },
    })
    expect(ended.cause).toBe('timeout')
    expect(longest).toBeLessThanOrEqual(mebibyte)
  })

  test('a file of holes is no larger than any other', async () => {
    const ended = await run('truncate -s 10G holes; stat -c %s holes', { limits: { fileBytes: mebibyte } })
    expect(ended.stdout).toBe('0\n')
  })

  test('a crash leaves no picture of the memory', async () => {
    const ended = await run('ulimit -c; sh -c "kill -SEGV \\$\\$"; ls')
    expect(ended.stdout).toBe('0\n')
  })
})

// Without a user id of its own a run's processes are not counted where root runs the tests: no bombs there.
describe.each(modes.filter(({ users }) => users))('as a user of its own, in $name', (mode) => {
  const bombs = {
    'a fork bomb': 'bomb() { bomb | bomb & }; bomb; sleep 1000',
    'a bomb of daemons that ignore signals': 'trap "" TERM HUP; while :; do setsid bash "$0" & done',
    'a bomb that forks as fast as it can': 'exec perl -e "fork while 1"',
  }
  test.each(Object.entries(bombs))('%s is held and cleared away', async (_, bomb) => {
    const ended = await runScript(mode, bomb, { limits: { processes: 50 }, timeoutMs: 1500, graceMs: 200 })
    expect(['timeout', 'exit']).toContain(ended.cause)
    expect(listProcesses({ uid: testUids.first, lastUid: testUids.last })).toEqual([])
  })

  test('a chain of daemons that each end before anybody looks ends with the run', async () => {
    const chain = 'for (1..5) { last unless fork } while (1) { exit if fork; exit if $links++ > 20000 }'
    const ended = await runScript(mode, `id -u; exec setsid perl -e '${chain}'`, { limits: { processes: 5000 } })
    expect(heldProcesses(Number(ended.stdout))).toEqual([])
  })

  test('a grandchild that hides its mark is found all the same', async () => {
    const tag = uniqueSeconds()
    await runScript(mode, `env -i setsid sh -c 'trap "" TERM; sleep ${tag} & wait' & echo left`)
    expect(isRunning(`sleep ${tag}`)).toBe(false)
  })
})

describe.each(modes.filter(({ isolation }) => isolation.kind === 'namespaces'))(
  'with files of its own, in $name',
  (mode) => {
    const fill = (script: string) => runScript(mode, script, { limits: { diskBytes: 16 * mebibyte } })

    test('the disk that it can fill is its own, wherever it writes', async () => {
      for (const folder of ['"$HOME"', '/var/tmp', '/dev/shm']) {
        const ended = await fill(
          `cd ${folder}; for i in 1 2 3 4 5; do head -c 8000000 /dev/zero > file$i || exit 28; done`,
        )
        expect(ended.exitCode).toBe(28)
      }
    })

    test('an open file that has no name any more counts', async () => {
      const ended = await fill('exec 3>file; rm file; head -c 32000000 /dev/zero >&3 || exit 28')
      expect(ended.exitCode).toBe(28)
    })

    test('so do files that are empty', async () => {
      const ended = await fill('seq 1 70000 | xargs touch 2>/dev/null || exit 28')
      expect(ended.exitCode).toBe(28)
    })

    test('memory that belongs to no process is bounded', async () => {
      const ended = await runScript(mode, 'ipcmk -M 32000000 && ipcmk -M 64000000', {
        limits: { memoryBytes: 64 * mebibyte },
      })
      expect(ended.stdout).toContain('Shared memory id')
      expect(ended.exitCode).not.toBe(0)
    })
  },
)

/** Stops all in one call of the kernel, which none is too short-lived for, and then looks. */
function heldProcesses(uid: number): unknown[] {
  spawnSync('sh', ['-c', 'kill -STOP -1'], { uid, gid: uid })
  return listProcesses({ uid })
}
