import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const module = JSON.stringify(new URL('./process.ts', import.meta.url).href)
const inOrder = `
  import { exitWithParent } from ${module}
  exitWithParent()
  const life = setInterval(() => {}, 1000)
  process.on('SIGTERM', () => { console.log('stopped in order'); clearInterval(life) })
  console.log('up')
`

const hanging = `
  import { exitWithParent } from ${module}
  exitWithParent(process.env, 300)
  setInterval(() => {}, 1000)
  process.on('SIGTERM', () => { for (;;); })
  console.log('up')
`

async function run(env: Record<string, string>, script = inOrder) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
  })
  await once(child.stdout, 'data')
  return { child, ended: once(child, 'close'), output: () => output }
}

test('a process stops in order when the one that started it is gone', async () => {
  const { child, ended, output } = await run({ OPS_EXIT_WITH_PARENT: '1' })
  child.stdin.end()
  expect(await ended).toEqual([0, null])
  expect(output()).toBe('up\nstopped in order\n')
})

test('output that nobody reads any more does not keep it from stopping in order', async () => {
  const { child, ended } = await run({ OPS_EXIT_WITH_PARENT: '1' })
  child.stdout.destroy()
  child.stdin.end()
  expect(await ended).toEqual([0, null])
})

test('a process that hangs while it stops is killed when its time is over', async () => {
  const { child, ended } = await run({ OPS_EXIT_WITH_PARENT: '1' }, hanging)
  child.stdin.end()
  expect(await ended).toEqual([null, 'SIGKILL'])
})

test('started by other means it takes no notice of its input', async () => {
  const { child, ended, output } = await run({})
  child.stdin.end()
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(output()).toBe('up\nstopped in order\n')
})
