import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { drip, serve, serveRaw, textOf } from '../../tooling/testing/http.ts'
import { createEgress, type EgressRequest } from './egress.ts'

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const loopback = createEgress({ allow: '127.0.0.0/8', userAgent: 'ops-test' })
const get = (url: string): EgressRequest => ({ method: 'GET', url, timeoutMs: 5000 })

describe('what may be asked for', () => {
  test.each([
    'ftp://8.8.8.8/',
    'file:///etc/passwd',
    'gopher://8.8.8.8/',
    'http://user:pass@8.8.8.8/',
    'http://8.8.8.8:6379/',
    'http://8.8.8.8:25/',
  ])('refuses %s', async (url) => {
    await expect(loopback.request(get(url))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test('a refused port opens only together with its host', async () => {
    const refused = createEgress({ allow: '127.0.0.1', userAgent: 't' })
    await expect(refused.request(get('http://127.0.0.1:6379/'))).rejects.toMatchObject({ code: 'egress_refused' })
    const allowed = createEgress({ allow: '127.0.0.1:6666', userAgent: 't' })
    await expect(allowed.request(get('http://127.0.0.1:6666/'))).rejects.toMatchObject({ name: 'EgressFailure' })
  })

  test.each([
    { ...get('nonsense') },
    { ...get('http://127.0.0.1/'), method: 'CONNECT' },
    { ...get('http://127.0.0.1/'), headers: { Host: 'inner' } },
    { ...get('http://127.0.0.1/'), headers: { 'Transfer-Encoding': 'chunked' } },
    { ...get('http://127.0.0.1/'), headers: { 'x-a': 'b\r\nx-c: d' } },
    { ...get('http://127.0.0.1/'), headers: { 'bad name': 'b' } },
  ])('a request that cannot be sent is invalid: %o', async (request) => {
    await expect(loopback.request(request)).rejects.toMatchObject({ code: 'validation' })
  })

  test('sends what it was given and names itself', async () => {
    const seen: IncomingMessage[] = []
    const { url } = await serve(async (request, response) => {
      seen.push(request)
      response.setHeader('x-kept', 'yes')
      response.end(await textOf(request))
    })
    const answer = await loopback.request({
      ...get(`${url}/path?q=1#fragment`),
      method: 'POST',
      headers: { 'Idempotency-Key': 'ops-run-7', traceparent: '00-1-2-01', 'content-type': 'text/plain' },
      body: '你好',
    })
    expect(answer.body.toString()).toBe('你好')
    expect(answer.headers['x-kept']).toBe('yes')
    expect(answer.truncated).toBe(false)
    expect(seen[0]?.url).toBe('/path?q=1')
    expect(seen[0]?.headers).toMatchObject({
      'idempotency-key': 'ops-run-7',
      traceparent: '00-1-2-01',
      'user-agent': 'ops-test',
      connection: 'close',
    })
  })

  test('no proxy of the environment is used', async () => {
    process.env.HTTP_PROXY = 'http://127.0.0.1:1'
    const { url } = await serve((_request, response) => response.end('direct'))
    expect((await loopback.request(get(url))).body.toString()).toBe('direct')
    delete process.env.HTTP_PROXY
  })
})

describe('pinning', () => {
  test('connects to the address that was judged, whatever the name says a moment later', async () => {
    const { port } = await serve((_request, response) => response.end('first'))
    const answers = [['127.0.0.1'], ['169.254.169.254']]
    const egress = createEgress({ allow: '127.0.0.1', userAgent: 't', resolve: async () => answers.shift() ?? [] })
    const answer = await egress.request(get(`http://rebind.example:${port}/`))
    expect(answer.body.toString()).toBe('first')
    expect(answers).toHaveLength(1)
  })

  test('tries the next judged address when the first does not answer', async () => {
    const { port } = await serve((_request, response) => response.end('second'))
    const egress = createEgress({
      allow: '127.0.0.0/8',
      userAgent: 't',
      resolve: async () => ['127.0.0.2', '127.0.0.1'],
    })
    expect((await egress.request(get(`http://two.example:${port}/`))).body.toString()).toBe('second')
  })
})

describe('redirects', () => {
  test('to the metadata service are refused', async () => {
    const { url } = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    )
    await expect(loopback.request(get(url))).rejects.toMatchObject({ code: 'egress_refused' })
  })

  test('a name is judged again at each hop', async () => {
    const { port } = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end())
    const answers = [['127.0.0.1'], ['10.0.0.1']]
    const egress = createEgress({ allow: '127.0.0.1', userAgent: 't', resolve: async () => answers.shift() ?? [] })
    await expect(egress.request(get(`http://rebind.example:${port}/`))).rejects.toMatchObject({
      code: 'egress_refused',
    })
  })

  test.each(['http://user:pass@127.0.0.1/', 'file:///etc/passwd', 'http://127.0.0.1:25/'])(
    'to %s are refused',
    async (location) => {
      const { url } = await serve((_request, response) => response.writeHead(307, { location }).end())
      await expect(loopback.request(get(url))).rejects.toMatchObject({ code: 'egress_refused' })
    },
  )

  test('five are followed, a sixth is not', async () => {
    const { url } = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end('arrived')
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    const answer = await loopback.request(get(`${url}/5`))
    expect(answer).toMatchObject({ status: 200, finalUrl: `${url}/0`, timings: { redirects: 5 } })
    await expect(loopback.request(get(`${url}/6`))).rejects.toMatchObject({ kind: 'protocol' })
  })

  test('are answers when they are not to be followed', async () => {
    const { url } = await serve((_request, response) => response.writeHead(302, { location: '/next' }).end())
    const answer = await loopback.request({ ...get(url), redirect: 'manual' })
    expect(answer).toMatchObject({ status: 302, headers: { location: '/next' } })
  })

  test.each([
    { status: 302, sent: 'POST', arrives: 'GET', body: '' },
    { status: 303, sent: 'PUT', arrives: 'GET', body: '' },
    { status: 301, sent: 'PUT', arrives: 'PUT', body: 'payload' },
    { status: 307, sent: 'POST', arrives: 'POST', body: 'payload' },
    { status: 308, sent: 'POST', arrives: 'POST', body: 'payload' },
  ])('$status turns $sent into $arrives', async ({ status, sent, arrives, body }) => {
    const { url } = await serve(async (request, response) => {
      if (request.url === '/') response.writeHead(status, { location: '/next' }).end()
      else response.end(`${request.method} ${request.headers['content-type'] ?? ''} ${await textOf(request)}`)
    })
    const answer = await loopback.request({
      ...get(url),
      method: sent,
      headers: { 'content-type': 'text/x' },
      body: 'payload',
    })
    expect(answer.body.toString()).toBe(`${arrives} ${body ? 'text/x' : ''} ${body}`)
  })

  test('credentials do not follow to another origin', async () => {
    const other = await serve((request, response) => response.end(JSON.stringify(request.headers)))
    const { url } = await serve((_request, response) => response.writeHead(307, { location: other.url }).end())
    const headers = { Authorization: 'Bearer a', Cookie: 'b', 'X-Api-Key': 'c', 'X-Other': 'd', 'X-Marked': 'e' }
    const answer = await loopback.request({ ...get(url), headers, secretHeaders: ['X-Marked'] })
    const seen = JSON.parse(answer.body.toString())
    expect(seen).toMatchObject({ 'x-other': 'd' })
    expect(seen).not.toHaveProperty('authorization')
    expect(seen).not.toHaveProperty('cookie')
    expect(seen).not.toHaveProperty('x-api-key')
    expect(seen).not.toHaveProperty('x-marked')
  })
})

describe('what is taken in', () => {
  test('a body is cut where the caller says', async () => {
    const { url } = await serve((_request, response) => response.end('x'.repeat(5000)))
    const answer = await loopback.request({ ...get(url), maxBodyBytes: 1000 })
    expect(answer.truncated).toBe(true)
    expect(answer.body).toHaveLength(1000)
  })

  test('an endless body ends with the cut', async () => {
    const { url, closed } = await serve((_request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('y'.repeat(65_536))) {}
      }
      response.on('drain', pour)
      pour()
    })
    const answer = await loopback.request({ ...get(url), maxBodyBytes: 200_000 })
    expect(answer).toMatchObject({ truncated: true })
    await closed()
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('a %s body is unfolded', async (encoding, compress) => {
    const { url } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(compress('unfolded')),
    )
    expect((await loopback.request(get(url))).body.toString()).toBe('unfolded')
  })

  test.each([
    ['gzip', gzipSync(Buffer.alloc(200_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
  ] as const)('a %s bomb is cut', async (encoding, bomb) => {
    const { url } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb),
    )
    const before = process.memoryUsage().rss
    const answer = await loopback.request(get(url))
    expect(answer).toMatchObject({ truncated: true })
    expect(answer.body).toHaveLength(1024 * 1024)
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
  })

  test('a compressed body that unfolds to nothing does not go on for ever', async () => {
    const { url, closed } = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      // A gzip header whose file name never ends.
      response.write(Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]))
      const pour = () => {
        while (!response.destroyed && response.write('n'.repeat(65_536))) {}
      }
      response.on('drain', pour)
      pour()
    })
    expect(await loopback.request({ ...get(url), maxBodyBytes: 1000 })).toMatchObject({ truncated: true })
    await closed()
  })

  test('a broken compressed body is a failed call', async () => {
    const { url } = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('this is not gzip'),
    )
    await expect(loopback.request(get(url))).rejects.toMatchObject({ kind: 'protocol' })
  })

  test('headers without end are a failed call', async () => {
    const { url } = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const pour = () => {
        while (!socket.destroyed && socket.write(`x-a: ${'b'.repeat(1000)}\r\n`)) {}
      }
      socket.on('drain', pour)
      pour()
    })
    await expect(loopback.request(get(url))).rejects.toMatchObject({ name: 'EgressFailure' })
  })

  test('an answer that is no HTTP is a failed call', async () => {
    const { url } = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    await expect(loopback.request(get(url))).rejects.toMatchObject({ kind: 'protocol' })
  })
})

describe('time', () => {
  const soon = { timeoutMs: 300 }

  test.each([
    ['never answers', () => {}],
    ['drips its headers', (socket: Socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx-a: ')],
    ['drips its body', (socket: Socket) => drip(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n')],
  ] as const)('a server that %s is left', async (_name, behave) => {
    const { url, closed } = await serveRaw(behave)
    await expect(loopback.request({ ...get(url), ...soon })).rejects.toMatchObject({ kind: 'timeout' })
    await closed()
  })

  test('counts over all redirects together', async () => {
    const { url } = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 120)
    })
    await expect(loopback.request({ ...get(url), ...soon })).rejects.toMatchObject({ kind: 'timeout' })
  })

  test('a resolver that hangs is not waited for', async () => {
    const egress = createEgress({ allow: '', userAgent: 't', resolve: () => new Promise(() => {}) })
    await expect(egress.request({ ...get('http://slow.example/'), ...soon })).rejects.toMatchObject({ kind: 'timeout' })
  })

  test('the caller can call it off', async () => {
    const abort = new AbortController()
    const { url, closed } = await serveRaw(() => abort.abort())
    await expect(loopback.request({ ...get(url), signal: abort.signal })).rejects.toMatchObject({ kind: 'cancelled' })
    await closed()
  })

  test('each call has a connection of its own, which ends with it', async () => {
    const { url, server, closed } = await serve((_request, response) => response.end('once'))
    const ports = new Set<number | undefined>()
    server.on('connection', (socket) => ports.add(socket.remotePort))
    await loopback.request(get(url))
    await loopback.request(get(url))
    expect(ports.size).toBe(2)
    await closed()
  })
})
