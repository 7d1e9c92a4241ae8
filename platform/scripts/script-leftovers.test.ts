import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { runScript, scriptFolder, scriptModes } from '../../tooling/testing/scripts.ts'

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const kept = mkdtempSync(join(tmpdir(), 'ops-kept-'))
const modes = await scriptModes()

afterAll(() => {
  for (const path of [scriptFolder, kept]) rmSync(path, { recursive: true, force: true })
})

describe.each(modes)('in $name', (mode) => {
  test('clearing a run away goes into no link that it left', async () => {
    writeFileSync(join(kept, 'file'), 'of somebody else')
    const ended = await runScript(mode, `ln -s ${kept} folder; ln -s ${kept}/file file; ln -s / "$TMPDIR/root"`)
    expect(ended.exitCode).toBe(0)
    expect(readdirSync(kept)).toEqual(['file'])
    expect(readdirSync(scriptFolder)).toEqual([])
  })

  test('folders deeper than any path is long go, too', async () => {
    const deep = `${'d/'.repeat(1500)}`
    const ended = await runScript(
      mode,
      `for i in 1 2 3; do mkdir -p ${deep} && cd ${deep}; done 2>/dev/null; echo made`,
    )
    expect(ended.stdout).toBe('made\n')
    expect(readdirSync(scriptFolder)).toEqual([])
  })

  test('so do those that are closed to their owner', async () => {
    await runScript(mode, 'mkdir -p a/b; chmod 000 a/b a "$TMPDIR" "$HOME"')
    expect(readdirSync(scriptFolder)).toEqual([])
  })
})

describe.each(modes.filter(({ users }) => users))('as a user of its own, in $name', (mode) => {
  test('the next run under the same id finds nothing of the one before', async () => {
    const places = ['/tmp', '/var/tmp', '/dev/shm']
    const leave = places.map(
      (path) => `mkdir -p ${path}/left-$$/closed; echo x >${path}/left-$$/closed/file; chmod -R 000 ${path}/left-$$`,
    )
    const ended = await runScript(mode, `${leave.join('\n')}; ipcmk -M 1000 -Q -S 1; id -u`)
    const uid = ended.stdout.trim().split('\n').at(-1)
    expect(ended.stdout).toContain('Semaphore id')
    for (const path of places) expect(readdirSync(path).filter((name) => name.startsWith('left-'))).toEqual([])
    for (const list of ['shm', 'msg', 'sem']) {
      expect(readFileSync(`/proc/sysvipc/${list}`, 'utf8').split(/\s+/)).not.toContain(uid)
    }
  })
})
