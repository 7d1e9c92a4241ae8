import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { isAlive, waitForEnd } from './processes.mjs'

const watcher = new URL('./stop-with-parent.mjs', import.meta.url).href

test('what a launcher started stops when the launcher is killed', async () => {
  const life = 'console.log(process.pid); setInterval(() => {}, 1000)'
  const args = JSON.stringify(['--import', watcher, '-e', life])
  const script = `require('child_process').spawn(process.execPath, ${args}, { stdio: 'inherit' })`
  const launcher = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(launcher.stdout, 'data')
  const pid = Number(String(line).trim())
  expect(isAlive(pid)).toBe(true)
  launcher.kill('SIGKILL')
  expect(await waitForEnd([pid], 10_000)).toBe(true)
})
