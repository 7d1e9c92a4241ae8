import { execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { judgeAll } from './evaluate-all.ts'

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const endless = 'count(for a in 1..1000000, b in 1..1000000 return a) > 1'
const context = { A: { result: { rows: [1, 2, 3] }, status: 'success' }, params: { day: '2027-01-01' } }
const request = (id: string, expression: string) => ({ id, expression, context })

test.each([
  ['A.result.rows[1] + 1', 2],
  ['0.1 + 0.2 > 0.3', true],
  ['for row in A.result.rows return {n: row, even: modulo(row, 2) = 0}', [1, 2, 3].map((n) => ({ n, even: n === 2 }))],
  ['date(params.day) + duration("P1D")', '2027-01-02'],
  ['date and time("2027-01-01T09:00:00+08:00")', '2027-01-01T09:00:00+08:00'],
  ['null', null],
])('%s comes to %j', async (expression, value) => {
  expect(await judgeAll([request('x', expression)])).toEqual(new Map([['x', { value }]]))
})

test.each(['function(x) x', '[1..3]', '[count]', '2 ** 5000', 'B.result', 'A.result.nothing', 'A.'])(
  '%s is a fault',
  async (expression) => {
    expect((await judgeAll([request('x', expression)])).get('x')).toHaveProperty('fault.zh')
  },
)

test.each([
  ['B.result', '“B”没有值', '"B" has no value'],
  ['A.nothing > 3', '“nothing”没有值', '"nothing" has no value'],
  ['A.status - 3', '“-”处的值类型不对', 'at "-" a value is of a type that does not fit'],
  ['A.status(1)', '“A.status(1)”不是函数', '"A.status(1)" is no function'],
  ['2 ** 5000', '结果不是有限的数', 'the value is no finite number'],
])('what is wrong with %s is said in both languages', async (expression, zh, en) => {
  const judged = (await judgeAll([request('x', expression)])).get('x')
  expect(judged).toEqual({
    fault: {
      zh: `表达式“${expression}”无法判断：${zh}`,
      en: `The expression "${expression}" cannot be judged: ${en}`,
    },
  })
})

test('of many, each gets its own answer, in the order of the requests', async () => {
  const requests = Array.from({ length: 500 }, (_, index) => request(`r${index}`, `${index} + 1`))
  const judged = await judgeAll(requests)
  expect([...judged]).toEqual(requests.map(({ id }, index) => [id, { value: index + 1 }]))
})

test('one that overruns its time is at fault; those before and after it are not', async () => {
  const judged = await judgeAll([request('a', '1'), request('b', endless), request('c', '3'), request('d', endless)], {
    timeoutMs: 300,
  })
  expect([...judged.keys()]).toEqual(['a', 'b', 'c', 'd'])
  expect(judged.get('a')).toEqual({ value: 1 })
  expect(judged.get('c')).toEqual({ value: 3 })
  expect(judged.get('b')).toHaveProperty('fault.en', expect.stringContaining('it took longer than 0.3 s'))
  expect(judged.get('d')).toHaveProperty('fault.en', expect.stringContaining('it took longer than 0.3 s'))
})

test('one that needs too much memory is at fault; the next is not', async () => {
  const tenfold = (list: string) => `concatenate(${Array(10).fill(list).join(', ')})`
  const greedy = `{a: for i in 1..1000 return i, b: ${tenfold('a')}, c: ${tenfold('b')}, d: ${tenfold('c')}, e: ${tenfold('d')}, f: ${tenfold('e')}}`
  const judged = await judgeAll([request('greedy', greedy), request('next', '1')], { timeoutMs: 50_000 })
  expect(judged.get('greedy')).toHaveProperty('fault.en', expect.stringContaining('memory'))
  expect(judged.get('next')).toEqual({ value: 1 })
})

test('those who ask at the same time wait for each other', async () => {
  const asked = ['1', endless, '3'].map((expression) => judgeAll([request('x', expression)], { timeoutMs: 300 }))
  const [first, second, third] = await Promise.all(asked)
  expect(first?.get('x')).toEqual({ value: 1 })
  expect(second?.get('x')).toHaveProperty('fault')
  expect(third?.get('x')).toEqual({ value: 3 })
})

test('nothing asked is nothing answered', async () => {
  expect(await judgeAll([])).toEqual(new Map())
})

test('what cannot be handed over is refused, and the next is answered', async () => {
  await expect(judgeAll([{ id: 'x', expression: '1', context: { f: () => 1 } }])).rejects.toThrow()
  expect((await judgeAll([request('x', '1')])).get('x')).toEqual({ value: 1 })
})

test('the process that is kept for the next does not keep the one that asked', async () => {
  const module = JSON.stringify(new URL('./evaluate-all.ts', import.meta.url).href)
  const script = `const { judgeAll } = await import(${module})
    console.log(await judgeAll([{ id: 'x', expression: '1 + 1', context: {} }]))`
  const start = performance.now()
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  expect(stdout).toContain('value: 2')
  expect(performance.now() - start).toBeLessThan(9000)
})

/** Takes next to no memory. */
const backtracking = `matches("${'a'.repeat(60)}!", "^(a+)+$")`

test.runIf(process.platform === 'linux')('an expression without end ends with the process that asked', async () => {
  const module = JSON.stringify(new URL('./evaluate-all.ts', import.meta.url).href)
  const script = `const { judgeAll } = await import(${module})
    await judgeAll([{ id: 'x', expression: ${JSON.stringify(backtracking)}, context: {} }], { timeoutMs: 600_000 })`
  const asking = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  const children = () => readFile(`/proc/${asking.pid}/task/${asking.pid}/children`, 'utf8')
  const child = await vi.waitFor(
    async () => Number(/\d+/.exec(await children())?.[0] ?? expect.fail('none yet')),
    20_000,
  )
  // Until it is at the expression.
  await vi.waitFor(async () => expect(await secondsOf(child)).toBeGreaterThan(1), 20_000)
  asking.kill('SIGKILL')
  await vi.waitFor(async () => expect(await secondsOf(child)).toBeUndefined(), 20_000)
})

/** Processor time of a process; undefined when it has ended. */
async function secondsOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return stat === '' || fields[0] === 'Z' ? undefined : Number(fields[11]) / 100
}
