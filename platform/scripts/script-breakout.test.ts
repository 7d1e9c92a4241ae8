import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  type RunOptions,
  runScript,
  type ScriptMode,
  scriptFolder,
  scriptModes,
  testUids,
  untilTrue,
} from '../../tooling/testing/scripts.ts'
import { closeInheritedFiles } from './inherited-files.ts'

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

closeInheritedFiles()
const secretFolder = mkdtempSync(join(tmpdir(), 'ops-secrets-'))
const modes = await scriptModes()

beforeAll(() => {
  writeFileSync(join(secretFolder, 'key'), 'platform-secret')
  process.env.OPS_EXECUTOR_TOKEN = 'platform-token'
})
afterAll(() => {
  for (const path of [scriptFolder, secretFolder]) rmSync(path, { recursive: true, force: true })
  delete process.env.OPS_EXECUTOR_TOKEN
})

describe.each(modes)('in $name', (mode) => {
  test('no open file of the executor is handed on', async () => {
    const ended = await runScript(mode, 'ls /proc/self/fd')
    // Three streams, and the folder that is being listed.
    expect(ended.stdout).toBe('0\n1\n2\n3\n')
  })

  test('there is no terminal to type into', async () => {
    const ended = await runScript(mode, 'exec 3<>/dev/tty')
    expect(ended.exitCode).not.toBe(0)
    expect(ended.stderr).toContain('/dev/tty')
  })
})

describe.each(modes.filter(({ users }) => users))('as a user of its own, in $name', (mode) => {
  test('it is nobody of the machine and can become nobody else', async () => {
    const ended = await runScript(mode, 'id -u; id -G; grep -E "^(Cap|NoNewPrivs)" /proc/self/status')
    const [uid, groups, ...status] = ended.stdout.trim().split('\n')
    expect(Number(uid)).toBeGreaterThanOrEqual(testUids.first)
    expect(groups).toBe(uid)
    for (const name of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb']) expect(status).toContain(`${name}:\t0000000000000000`)
    expect(status).toContain('NoNewPrivs:\t1')
  })

  test('the files, the environment and the memory of the platform are closed to it', async () => {
    const script = `cat ${join(secretFolder, 'key')} /etc/shadow
      for pid in ${process.pid} $PPID 1 self/../${process.pid}; do cat /proc/$pid/environ /proc/$pid/maps; ls /proc/$pid/fd; head -c 1 /proc/$pid/mem; done
      ls ${scriptFolder}`
    const ended = await runScript(mode, script)
    expect(ended.stdout).toBe('')
    expect(ended.stderr).not.toContain('platform-')
  })
})

describe.each(modes.filter(isApart))('beside others, in $name', (mode) => {
  test('a signal to everybody reaches its own run alone', async () => {
    await beside(mode, async ({ pid }) => {
      const ended = await runScript(mode, `kill -9 ${pid} ${process.pid} $PPID; kill -9 -1; kill -9 $$`)
      expect(ended.stdout).toBe('')
    })
  })

  test('the files, the environment and the memory of another run are closed to it', async () => {
    await beside(mode, async ({ pid, home }) => {
      const script = `cat ${home}/secret /proc/${pid}/cwd/secret /proc/${pid}/root${home}/secret; tr '\\0' '\\n' </proc/${pid}/environ | grep beside; cat /proc/${pid}/maps | grep heap; echo x >>/proc/${pid}/fd/1; ls -d ${home}/*`
      const ended = await runScript(mode, `[ $$ = ${pid} ] || { ${script}; }`)
      expect(ended.stdout).toBe('')
    })
  })

  test('priority and limits only go down', async () => {
    const script = `for limit in c v t n f u; do ulimit -H$limit unlimited && echo raised $limit; done; renice -n -5 -p $$ && echo raised; nice -n -20 nice; exit 0`
    expect((await runScript(mode, script)).stdout.trim()).toBe('10')
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

    test('its first process, which has rights, is closed to it', async () => {
      const ended = await run(
        'cat /proc/1/environ /proc/1/fd/*; readlink /proc/1/fd/1; ls /proc/1/root; head -c 1 /proc/1/mem; kill -9 1; echo on',
      )
      expect(ended).toMatchObject({ stdout: 'on\n', exitCode: 0 })
    })

    test('no network is there, not even that of the machine itself', async () => {
      const ended = await run(
        'cat /proc/net/dev | tail -n +3 | cut -d: -f1; (echo > /dev/tcp/127.0.0.1/22) 2>&1; exec 3<>/dev/tcp/8.8.8.8/53',
      )
      expect(ended.stdout.split('\n')[0]?.trim()).toBe('lo')
      expect(ended.exitCode).not.toBe(0)
    })

    test('no socket of a service of the machine is there: only what resolves names stays', async () => {
      const ended = await run('find /run ! -type d ! -name "*resolv.conf"; touch /run/left; cat /etc/resolv.conf >&2')
      expect(ended.stdout).toBe('')
      expect(ended.exitCode).toBe(0)
    })

    test('the devices that it has hold nothing, and no terminal of the machine is among them', async () => {
      const ended = await run(
        'for file in /dev/* /dev/pts/*; do [ -L $file -o -d $file ] || echo $file; done; echo x >/dev/null',
      )
      const names = ['full', 'null', 'random', 'tty', 'urandom', 'zero', 'pts/ptmx']
      expect(ended.stdout.trim().split('\n')).toEqual(names.map((name) => `/dev/${name}`))
      expect(ended.stderr).toBe('')
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

    test('hidden folders are empty, everything else is read-only', async () => {
      const ended = await run(`ls -A ${process.cwd()} | wc -l; touch /usr/left /etc/left /left 2>&1; exit 0`, {
        hidden: [process.cwd()],
      })
      expect(ended.stdout.split('\n')[0]).toBe('0')
      expect(ended.stdout.match(/cannot touch/g)).toHaveLength(3)
    })

    test('nothing of the machine stays writable, its control groups and kernel settings neither', async () => {
      // Writing to a device is not a matter of its mount.
      const ended = await run(
        "awk '{ how[$2] = $4 } END { for (path in how) if (how[path] ~ /^rw/) print path }' /proc/self/mounts | while read -r path; do [ -c $path ] || echo $path; done",
      )
      expect(ended.stdout.trim().split('\n').sort()).toEqual(['/dev/pts', '/dev/shm', '/proc', '/tmp', '/var/tmp'])
      const settings = await run('echo 1 >/proc/sys/kernel/shmall; echo 1 >/proc/sys/kernel/hostname')
      expect(settings.exitCode).not.toBe(0)
    })

    test('it can make no user namespace, in which it would be root', async () => {
      const ended = await run(
        'unshare --user true && echo made; unshare --user --map-root-user --mount true && echo made',
      )
      expect(ended.stdout).toBe('')
      expect(ended.stderr).toContain('unshare')
    })

    test('what was laid over cannot be taken away', async () => {
      const ended = await run(`umount ${process.cwd()} /tmp /dev /run 2>&1; ls -A ${process.cwd()} | wc -l`, {
        hidden: [process.cwd(), '/run'],
      })
      expect(ended.stdout.trim().split('\n').at(-1)).toBe('0')
    })
  },
)

/** Everywhere but where a script is the executor's own user, and shares its processes. */
function isApart({ isolation }: ScriptMode): boolean {
  return isolation.kind === 'namespaces' || isolation.as === 'root'
}

/** Another run, which ends as it should after `attack` if that has not reached it. */
async function beside(mode: ScriptMode, attack: (other: { pid: string; home: string }) => Promise<void>) {
  const done = new AbortController()
  let printed = ''
  const other = runScript(
    mode,
    'trap "echo unharmed; exit 0" TERM; echo "kept by: $BESIDE" >secret; echo "$$ $HOME"; while :; do sleep 0.05; done',
    {
      env: { BESIDE: 'beside' },
      signal: done.signal,
      onChunk: async (chunk) => {
        printed += chunk
      },
    },
  )
  await untilTrue(() => printed.includes('\n'))
  const [pid = '', home = ''] = printed.trim().split(' ')
  try {
    await attack({ pid, home })
  } finally {
    done.abort()
    await other
  }
  expect(printed).toContain('unharmed')
}
