import type { Context } from 'hono'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'

/** The body's bytes; refuses more than `maxBytes` before they are all read. */
export async function readBody(c: Context<ApiEnv>, maxBytes: number): Promise<Uint8Array> {
  const declared = c.req.header('Content-Length')
  if (declared === undefined) return c.req.raw.body ? collect(c.req.raw.body, maxBytes) : new Uint8Array()
  // The HTTP parser holds a body to its declared length.
  if (!(Number(declared) <= maxBytes)) throw tooLarge(maxBytes)
  return new Uint8Array(await c.req.arrayBuffer())
}

async function collect(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of stream) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(maxBytes: number): DomainError {
  const size =
    maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MiB` : `${Math.floor(maxBytes / 1024)} KiB`
  return new DomainError('too_large', text(`请求体不能超过 ${size}`, `The body must not be larger than ${size}`))
}

/** Refuses a body that does not call itself what the route takes, and one in a character set other than UTF-8. */
export function requireContentType(c: Context<ApiEnv>, ...wanted: string[]): void {
  const given = c.req.header('Content-Type') ?? ''
  const [type = '', ...parameters] = given.split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8)
  if (wanted.includes(type) && (charset === undefined || /^"?utf-?8"?$/.test(charset))) return
  throw new DomainError('content_type', text(`Content-Type 须为 ${wanted[0]}`, `The Content-Type must be ${wanted[0]}`))
}
