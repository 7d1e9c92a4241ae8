import { expect, test } from 'vitest'
import { isAlive, signal, waitForEnd } from '../ground/processes.mjs'
import { startServerProcess } from '../stack/server-process.ts'
import { createSupervisor, nextDelayMs, type SupervisorTells, type Unit } from './supervisor.ts'

test('delays double up to half a minute and begin anew after a minute of life', () => {
  const delays = [0]
  for (let death = 0; death < 7; death++) delays.push(nextDelayMs(delays.at(-1) ?? 0, 500))
  expect(delays).toEqual([0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  expect(nextDelayMs(30_000, 60_000)).toBe(1_000)
})

/** A process that says `up` and lives until it is told to stop; `script` runs in it first. */
function unit(name: string, script = '', graceMs = 5_000): Unit {
  return {
    name,
    async start() {
      const up = Promise.withResolvers<void>()
      const server = await startServerProcess({
        file: process.execPath,
        args: ['-e', `${script}; console.log('up'); process.stdin.resume()`],
        env: process.env,
        cwd: '/',
        stdin: 'pipe',
        log: () => up.resolve(),
      })
      await Promise.race([up.promise, server.exited])
      return { ...server, stop: () => server.stop('SIGTERM', graceMs) }
    },
  }
}

function listener() {
  const heard: string[] = []
  const restarted = Promise.withResolvers<number>()
  const tells: SupervisorTells = {
    died: ({ name, exit, delayMs }) => heard.push(`${name} died ${exit.signal ?? exit.code} ${delayMs}`),
    restartFailed: ({ name }) => heard.push(`${name} failed`),
    restarted: ({ pid }) => restarted.resolve(pid),
    stopped: ({ name }) => heard.push(`${name} stopped`),
  }
  return { heard, tells, restarted: restarted.promise }
}

test('who dies is started again, and everything stops in the opposite order', async () => {
  const { heard, tells, restarted } = listener()
  const supervisor = createSupervisor(tells)
  const first = await supervisor.start(unit('first'))
  const second = await supervisor.start(unit('second'))
  signal(second.pid, 'SIGKILL')
  const again = await restarted
  await supervisor.stopAll()
  expect(heard).toEqual(['second died SIGKILL 1000', 'second stopped', 'first stopped'])
  expect([first.pid, second.pid, again].some(isAlive)).toBe(false)
})

test('who does not listen is killed with its whole group when its time is over', async () => {
  const { tells } = listener()
  const supervisor = createSupervisor(tells)
  const child = "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'])"
  const script = `process.on('SIGTERM', () => 0); console.log(${child}.pid)`
  const stubborn = await supervisor.start(unit('stubborn', script, 200))
  const grandchild = Number(stubborn.lastLines()[0])
  expect(isAlive(grandchild)).toBe(true)
  await supervisor.stopAll()
  expect(isAlive(stubborn.pid)).toBe(false)
  expect(await waitForEnd([grandchild], 2_000)).toBe(true)
})

test('nothing is started any more once everything is to stop', async () => {
  const supervisor = createSupervisor(listener().tells)
  await supervisor.stopAll()
  await expect(supervisor.start(unit('late'))).rejects.toThrow('stopping')
})

test('a unit that fails its first start fails the start', async () => {
  const { heard, tells } = listener()
  const supervisor = createSupervisor(tells)
  const broken: Unit = { name: 'broken', start: () => Promise.reject(new Error('no')) }
  await expect(supervisor.start(broken)).rejects.toThrow('no')
  await supervisor.stopAll()
  expect(heard).toEqual([])
})
