import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function written(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = []
  write(createLog({ name: 'test' }, { write: (line: string) => void lines.push(line) }))
  return lines.map((line) => JSON.parse(line))
}

test('a line is JSON with level, time, process and message', () => {
  expect(written((log) => log.info({ loop: 'x' }, 'done'))).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), app: 'test', loop: 'x', msg: 'done' },
  ])
})

test('whatever is named like a secret stays out', () => {
  const [line] = written((log) =>
    log.info({ password: 'a', request: { authorization: 'b', token: 'c', cookie: 'd', path: '/x' } }, 'x'),
  )
  expect(line).toMatchObject({
    password: '******',
    request: { authorization: '******', token: '******', cookie: '******', path: '/x' },
  })
})

test('what comes from outside cannot begin a line of its own', () => {
  const forged = 'x\n{"level":"error","msg":"forged"}\r\u2028'
  expect(written((log) => log.info({ path: forged }, forged))).toEqual([
    expect.objectContaining({ path: forged, msg: forged }),
  ])
})

test('an error is told with its causes', () => {
  const error = new Error('outer', { cause: new Error('inner') })
  const [line] = written((log) => log.error({ err: error }, 'failed'))
  expect(JSON.stringify(line)).toContain('inner')
})
