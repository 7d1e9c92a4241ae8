import { connect, type NetConnectOpts, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { z } from 'zod'

/** `infected`: the name of what was found. `unknown`: why nothing can be said. */
type ScanVerdict = { clean: true } | { infected: string } | { unknown: string }
export type VirusScanner = (content: Readable) => Promise<ScanVerdict>

/** To be spread into the schema of a process's settings. */
export const virusScanSettings = {
  /** `tcp://host:port` or `unix:/path/of/socket` of a clamd; without it nothing is scanned. */
  OPS_CLAMD: z
    .string()
    .regex(/^(tcp:\/\/[^/:\s]+:\d{1,5}|unix:\/\S+)$/, 'is tcp://host:port or unix:/path')
    .optional(),
  /** What becomes of an upload that cannot be scanned. */
  OPS_CLAMD_AWAY: z.enum(['refuse', 'accept']).default('refuse'),
}

const silentMs = 30_000
const chunkBytes = 64 * 1024

/** Hands content to clamd by its INSTREAM command: chunks with their lengths before them, and an empty one at the end. */
export function createVirusScanner(address: string, { timeoutMs = silentMs } = {}): VirusScanner {
  return async (content) => {
    const socket = connect(placeOf(address))
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('clamd does not answer')))
    try {
      const answer = readAnswer(socket)
      // It answers, and hangs up, as soon as it has seen enough: what is left cannot be written then.
      await Promise.race([send(socket, content), answer])
      return verdictOf(await answer)
    } catch (error) {
      return { unknown: error instanceof Error ? error.message : String(error) }
    } finally {
      content.destroy()
      socket.destroy()
    }
  }
}

async function send(socket: Socket, content: Readable): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const part of content) {
    for (let start = 0; start < part.length; start += chunkBytes) {
      const chunk: Buffer = part.subarray(start, start + chunkBytes)
      await write(socket, lengthOf(chunk.length))
      await write(socket, chunk)
    }
  }
  await write(socket, lengthOf(0))
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => {
      answer += part
      if (answer.includes('\0')) resolve(answer)
    })
    socket.on('error', reject)
    socket.on('close', () => (answer === '' ? reject(new Error('clamd hung up without an answer')) : resolve(answer)))
  })
}

/** `stream: OK`, `stream: <name> FOUND`, or `… ERROR`, such as for content beyond its own limit. */
function verdictOf(answer: string): ScanVerdict {
  const said = answer.replaceAll('\0', '').trim()
  if (/^stream: OK$/.test(said)) return { clean: true }
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  return found ? { infected: found } : { unknown: said.slice(0, 200) }
}

function placeOf(address: string): NetConnectOpts {
  if (address.startsWith('unix:')) return { path: address.slice('unix:'.length) }
  const { hostname, port } = new URL(address)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}
