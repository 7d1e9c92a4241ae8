import { createServer } from 'node:net'
import pg from 'pg'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { whenDatabaseThere } from './when-database-there.ts'

const quiet = { log: pino({ enabled: false }), retryMs: 1 }

it('asks again while the database is away or starting up', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  await new Promise((resolve) => server.close(resolve))
  const startingUp = Object.assign(new pg.DatabaseError('starting up', 0, 'error'), { code: '57P03' })
  const trials: (() => Promise<string>)[] = [
    async () => {
      await new pg.Client({ host: '127.0.0.1', port, user: 'ops' }).connect()
      return 'nobody listens there'
    },
    () => Promise.reject(startingUp),
    async () => 'there',
  ]
  expect(await whenDatabaseThere(() => (trials.shift() ?? fail)(), quiet)).toBe('there')
  expect(trials).toEqual([])
})

it('gives up on anything else', async () => {
  await expect(whenDatabaseThere(() => Promise.reject(new Error('no such key')), quiet)).rejects.toThrow('no such key')
})

function fail(): Promise<string> {
  return Promise.reject(new Error('asked once too often'))
}
