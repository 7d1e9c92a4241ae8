import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import {
  isRunning,
  type RunOptions,
  runScript,
  scriptFolder,
  scriptModes,
  uniqueSeconds,
  untilTrue,
} from '../../tooling/testing/scripts.ts'
import type { ScriptLimits } from './script-limits.ts'

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const secretFolder = mkdtempSync(join(tmpdir(), 'ops-secrets-'))
writeFileSync(join(secretFolder, 'key'), 'platform-secret')
const modes = await scriptModes()
const mebibyte = 1024 * 1024

afterAll(() => {
  for (const path of [scriptFolder, secretFolder]) rmSync(path, { recursive: true, force: true })
})

describe.each(modes)('in $name', (mode) => {
  const run = (script: string, options: RunOptions = {}) => runScript(mode, script, options)

  test('streams come apart, the exit code comes back, nothing stays', async () => {
    const ended = await run('echo out; echo err >&2; exit 3')
    expect(ended).toMatchObject({ cause: 'exit', exitCode: 3, stdout: 'out\n', stderr: 'err\n', result: undefined })
    expect(readdirSync(scriptFolder)).toEqual([])
  })

  test('streams can be opened again by their names', async () => {
    const ended = await run('echo out >/dev/stdout; echo err >/dev/stderr; echo more | tee -a /dev/stderr')
    expect(ended).toMatchObject({ exitCode: 0, stdout: 'out\nmore\n', stderr: 'err\nmore\n' })
  })

  test('arguments, environment and files arrive as they are', async () => {
    const nasty = `a 'b' "c" $(id) \`id\` \\ ; \n 你好`
    const ended = await run('printf "%s|" "$@" "$GIVEN"; cat note.txt; pwd; echo "$HOME"', {
      args: [nasty, ''],
      env: { GIVEN: nasty },
      files: { 'note.txt': 'from a file\n' },
    })
    expect(ended.stdout).toMatch(`${nasty}||${nasty}|from a file\n`)
    const [pwd, home] = ended.stdout.trim().split('\n').slice(-2)
    expect(pwd).toBe(home)
    expect(ended.stderr).toBe('')
  })

  test('the environment holds what the run is told and nothing of the executor', async () => {
    const ended = await run('env', { about: { OPS_RUN_ID: '7', TZ: 'Asia/Shanghai' }, env: { PATH: '/bin:/usr/bin' } })
    const names = ended.stdout.split('\n').flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? [])
    const allowed = [
      'HOME',
      'LANG',
      'OLDPWD',
      'OPS_RESULT',
      'OPS_RUN_ID',
      'OPS_RUN_MARK',
      'PATH',
      'PWD',
      'SHLVL',
      'TMPDIR',
      'TZ',
      '_',
    ]
    expect(names.filter((name) => !allowed.includes(name))).toEqual([])
    expect(ended.stdout).toContain('OPS_RUN_ID=7')
  })

  test('a variable that the loader reads works for the script alone', async () => {
    const ended = await run('echo survived', { env: { LD_PRELOAD: '/nonexistent.so', BASH_ENV: '/etc/hostname' } })
    expect(ended.exitCode).toBe(0)
    expect(ended.stdout).toBe('survived\n')
  })

  test('the result is what the script wrote to its file', async () => {
    expect((await run('echo \'{"rows":3}\' > "$OPS_RESULT"')).result?.toString()).toBe('{"rows":3}\n')
    expect((await run('head -c 200000 /dev/zero > "$OPS_RESULT"')).result?.length).toBe(64 * 1024 + 1)
  })

  test('a result that is a pipe, a folder or a link to a secret is none', async () => {
    const secret = join(secretFolder, 'key')
    for (const trick of ['mkfifo "$OPS_RESULT"', 'mkdir "$OPS_RESULT"', `ln -s ${secret} "$OPS_RESULT"`]) {
      expect((await run(trick)).result).toBeUndefined()
    }
  })

  test('a polite script ends by the first signal', async () => {
    const ended = await run('trap "echo bye; exit 4" TERM; echo ready; while :; do sleep 0.05; done', {
      cancelAt: 'ready',
      graceMs: 20_000,
    })
    expect(ended).toMatchObject({ cause: 'cancel', exitCode: 4, stdout: 'ready\nbye\n' })
  })

  test('one that ignores it is killed after the grace', async () => {
    const ended = await run('trap "" TERM INT HUP; echo ready; while :; do sleep 0.05; done', {
      cancelAt: 'ready',
      graceMs: 300,
    })
    expect(ended.cause).toBe('cancel')
    expect(ended.stdout).toBe('ready\n')
  })

  test('the time limit ends it', async () => {
    const ended = await run('sleep 1000', { timeoutMs: 300, graceMs: 300 })
    expect(ended.cause).toBe('timeout')
  })

  test('one that is cancelled before it begins does not run on', async () => {
    const ended = await run('sleep 1000', { signal: AbortSignal.abort(), graceMs: 100 })
    expect(ended.cause).toBe('cancel')
  })

  test('a grandchild in a session of its own ends with the run', async () => {
    const tag = uniqueSeconds()
    const script = `setsid sh -c 'trap "" TERM HUP; sleep ${tag}' & while ! pgrep -f 'sleep ${tag}' >/dev/null; do :; done; echo ready; wait`
    await run(script, { cancelAt: 'ready', graceMs: 300 })
    expect(isRunning(`sleep ${tag}`)).toBe(false)
  })

  test('what a script leaves running ends with it, and holds nothing up', async () => {
    const tag = uniqueSeconds()
    const ended = await run(`setsid sleep ${tag} & nohup sleep ${tag} & echo left`)
    expect(ended).toMatchObject({ cause: 'exit', exitCode: 0 })
    expect(isRunning(`sleep ${tag}`)).toBe(false)
  })

  test('a slow reader holds the script back instead of filling memory', async () => {
    const release = Promise.withResolvers<void>()
    let taken = 0
    const running = runScript(mode, 'yes | head -c 50000000; echo done', {
      onChunk: async (chunk) => {
        taken += chunk.length
        if (taken === chunk.length) await release.promise
      },
    })
    await untilTrue(() => taken > 0)
    expect(taken).toBeLessThan(200_000)
    release.resolve()
    expect((await running).exitCode).toBe(0)
    expect(taken).toBe(50_000_005)
  })

  test('each limit holds', async () => {
    const limited = async (limits: Partial<ScriptLimits>, script: string) => run(script, { limits })
    const cpu = await limited({ cpuSeconds: 1 }, 'while :; do :; done')
    expect([152, 137, null]).toContain(cpu.exitCode)
    const file = await limited({ fileBytes: mebibyte }, 'head -c 3000000 /dev/zero > big; wc -c < big')
    expect(Number(file.stdout)).toBeLessThanOrEqual(mebibyte)
    const files = await limited(
      { openFiles: 20 },
      'ulimit -n; for i in {10..40}; do eval "exec $i</dev/null" || exit 9; done',
    )
    expect(files.stdout).toBe('20\n')
    expect(files.exitCode).not.toBe(0)
    const memory = await limited(
      { memoryBytes: 200 * mebibyte },
      'x=$(head -c 400000000 /dev/zero | tr "\\0" x); echo -n "$x" | wc -c',
    )
    expect(memory.exitCode).not.toBe(0)
    expect(memory.stdout).not.toContain('400000000')
  })

  test('memory is counted over all processes of a run', async () => {
    const limits = { memoryBytes: 300 * mebibyte }
    const script = `for i in 1 2 3 4 5 6; do { x=$(head -c 80000000 /dev/zero | tr "\\0" x); sleep 1000; } & done; wait`
    const ended = await run(script, { limits, timeoutMs: 30_000 })
    expect(ended.cause).toBe('memory')
  })
})
