import { createServer, type Server } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { startClamd } from '../../tooling/testing/clamd.ts'
import { createVirusScanner } from './virus-scan.ts'

const servers: { close(): void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const scan = (address: string, content: Buffer) =>
  createVirusScanner(address, { timeoutMs: 500 })(Readable.from([content]))

describe('content that clamd looks at', () => {
  test('is clean, or has what it found in it, however long it is', async () => {
    const clamd = await startClamd()
    servers.push(clamd)
    expect(await scan(clamd.address, Buffer.alloc(300_000, 1))).toEqual({ clean: true })
    expect(await scan(clamd.address, Buffer.from(`${'x'.repeat(100_000)}EICAR`))).toEqual({ infected: 'Eicar-Test' })
    expect(clamd.received.map(({ length }) => length)).toEqual([300_000, 100_005])
  })

  test('is unknown beyond clamd’s own limit, when it says nothing, hangs up or is not there', async () => {
    const small = await startClamd({ mostBytes: 100 })
    servers.push(small)
    expect(await scan(small.address, Buffer.alloc(300_000))).toEqual({ unknown: 'INSTREAM size limit exceeded. ERROR' })
    const silent = await listen(createServer(() => {}))
    expect(await scan(silent, Buffer.from('x'))).toEqual({ unknown: 'clamd does not answer' })
    const rude = await listen(createServer((socket) => socket.end()))
    expect(await scan(rude, Buffer.from('x'))).toEqual({ unknown: expect.any(String) })
    expect(await scan('tcp://127.0.0.1:1', Buffer.from('x'))).toEqual({
      unknown: expect.stringMatching(/ECONNREFUSED/),
    })
  })
})

async function listen(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `tcp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
