import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type TestBucket = { endpoint: string; objects: Map<string, Buffer>; close(): Promise<void> }

/** Speaks what the product needs of S3, in plain HTTP; it wants a signed request and holds content to its checksum. */
export async function startBucket(bucket: string): Promise<TestBucket> {
  const objects = new Map<string, Buffer>()
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const content = await buffer(request)
    const path = new URL(request.url ?? '', 'http://bucket').pathname.split('/')
    const key = path[2] ?? ''
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) return refuse(response, 403, 'AccessDenied')
    if (path[1] !== bucket) return refuse(response, 404, 'NoSuchBucket')
    switch (request.method) {
      case 'HEAD':
        response.end()
        return
      case 'PUT': {
        const checksum = createHash('sha256').update(content).digest('base64')
        if (request.headers['x-amz-checksum-sha256'] !== checksum) return refuse(response, 400, 'BadDigest')
        objects.set(key, content)
        response.end()
        return
      }
      case 'DELETE':
        objects.delete(key)
        response.writeHead(204).end()
        return
      default:
        give(request, response, objects.get(key))
    }
  }

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function give(request: IncomingMessage, response: ServerResponse, content: Buffer | undefined): void {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  if (!content) refuse(response, 404, 'NoSuchKey')
  else if (range) response.writeHead(206).end(content.subarray(Number(range[1]), Number(range[2]) + 1))
  else response.end(content)
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}
