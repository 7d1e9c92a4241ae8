import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { isPortFree, pickPort } from './ports.ts'

test('a port that is taken is passed over for the next free one', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect(await isPortFree(port)).toBe(false)
  expect(await pickPort(port)).toBeGreaterThan(port)
  server.close()
  await once(server, 'close')
  expect(await pickPort(port)).toBe(port)
})

test('ports that are promised to somebody else are passed over, too', async () => {
  const port = await pickPort()
  expect(await pickPort(port, new Set([port]))).not.toBe(port)
})
