import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
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

const secretFolder = mkdtempSync(join(tmpdir(), 'ops-secrets-'))
const modes = await scriptModes()
const mebibyte = 1024 * 1024

beforeAll(() => {
  writeFileSync(join(secretFolder, 'key'), 'platform-secret')
  process.env.OPS_EXECUTOR_TOKEN = 'platform-token'
})
afterAll(() => {
  for (const path of [scriptFolder, secretFolder]) rmSync(path, { recursive: true, force: true })
  delete process.env.OPS_EXECUTOR_TOKEN
})

describe.each(modes.filter(({ users }) => users))('as a user of its own, in $name', (mode) => {
  test('it is nobody of the machine and can become nobody else', async () => {
    const ended = await runScript(mode, 'id -u; id -G; grep -E "^(CapEff|CapBnd|NoNewPrivs)" /proc/self/status')
    const [uid, groups, ...status] = ended.stdout.trim().split('\n')
    expect(Number(uid)).toBeGreaterThanOrEqual(testUids.first)
    expect(groups).toBe(uid)
    expect(status).toContain('CapEff:\t0000000000000000')
    expect(status).toContain('NoNewPrivs:\t1')
  })

  test('the files and the environment of the platform are closed to it', async () => {
    const script = `cat ${join(secretFolder, 'key')}; cat /etc/shadow; tr '\\0' '\\n' < /proc/${process.pid}/environ; ls ${scriptFolder}; kill -9 ${process.pid}`
    const ended = await runScript(mode, script)
    expect(ended.stdout).toBe('')
    expect(ended.stderr).not.toContain('platform-')
  })

  test('a fork bomb is held and cleared away', async () => {
    const ended = await runScript(mode, 'bomb() { bomb | bomb & }; bomb; sleep 1000', {
      limits: { processes: 50 },
      timeoutMs: 1500,
      graceMs: 200,
    })
    expect(['timeout', 'exit']).toContain(ended.cause)
    expect(listProcesses({ uid: testUids.first, lastUid: testUids.last })).toEqual([])
  })

  test('a grandchild that hides its mark is found all the same', async () => {
    const tag = uniqueSeconds()
    await runScript(mode, `env -i setsid sh -c 'trap "" TERM; sleep ${tag} & wait' & echo left`)
    expect(isRunning(`sleep ${tag}`)).toBe(false)
  })

  test('two runs at once are two users', async () => {
    const script = 'id -u; touch "$OPS_RESULT"; sleep 0.2'
    const [a, b] = await Promise.all([runScript(mode, script), runScript(mode, script)])
    expect(a.stdout).not.toBe(b.stdout)
  })
})

describe.each(modes.filter(({ isolation }) => isolation.kind === 'namespaces'))(
  'a world of its own, in $name',
  (mode) => {
    const run = (script: string, options: RunOptions = {}) => runScript(mode, script, options)

    test('no process of the machine is seen', async () => {
      const ended = await run('ls /proc | grep -cE "^[0-9]+$"; cat /proc/1/cmdline | tr "\\0" " "')
      expect(Number(ended.stdout.split('\n')[0])).toBeLessThan(12)
      expect(ended.stdout).toContain('namespace-init.sh')
    })

    test('no network is there, not even that of the machine itself', async () => {
      const ended = await run(
        'cat /proc/net/dev | tail -n +3 | cut -d: -f1; (echo > /dev/tcp/127.0.0.1/22) 2>&1; exec 3<>/dev/tcp/8.8.8.8/53',
      )
      expect(ended.stdout.split('\n')[0]?.trim()).toBe('lo')
      expect(ended.exitCode).not.toBe(0)
    })

    test('temporary files are its own and end with it', async () => {
      const ended = await run(
        'ls -A /tmp /dev/shm /var/tmp | grep ops-secrets; echo x > /tmp/left; echo y > /dev/shm/left; echo z > /var/tmp/left; ls /tmp',
      )
      expect(ended.stdout).toContain('left')
      expect(ended.stdout).not.toContain('ops-secrets')
      expect(readdirSync(tmpdir())).not.toContain('left')
      expect(readdirSync('/dev/shm')).not.toContain('left')
    })

    test('the disk that it can fill is its own', async () => {
      const ended = await run('for i in 1 2 3 4 5; do head -c 8000000 /dev/zero > file$i || exit 28; done', {
        limits: { diskBytes: 16 * mebibyte },
      })
      expect(ended.exitCode).toBe(28)
    })

    test('hidden folders are empty, everything else is read-only', async () => {
      const ended = await run(`ls -A ${process.cwd()} | wc -l; touch /usr/left /etc/left /left 2>&1; exit 0`, {
        hidden: [process.cwd()],
      })
      expect(ended.stdout.split('\n')[0]).toBe('0')
      expect(ended.stdout.match(/cannot touch/g)).toHaveLength(3)
    })

    test('what was laid over cannot be taken away', async () => {
      const ended = await run(
        `umount ${process.cwd()} 2>&1; unshare --user --map-root-user --mount sh -c 'umount ${process.cwd()}; umount /tmp' 2>&1; ls -A ${process.cwd()} | wc -l`,
        {
          hidden: [process.cwd()],
        },
      )
      expect(ended.stdout.trim().split('\n').at(-1)).toBe('0')
    })
  },
)
