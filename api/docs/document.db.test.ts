import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissionCodes } from '../../domain/iam/permission-catalogue.ts'
import { type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

type Operation = {
  operationId: string
  summary: string
  tags: string[]
  security: object[]
  'x-permission': string
  parameters?: { name: string; in: string; required?: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
}
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let database: TestDatabase
let platform: TestPlatform
let api: TestApi
let document: Document
let operations: (Operation & { name: string; method: string; path: string })[]

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  api = await platform.startApi()
  document = await fetchDocument('/api/schema/')
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path, name: `${method} ${path}` })),
  )
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

const fetchDocument = async (address: string) => (await (await api.app.request(address)).json()) as Document

test('there are two forms of it, public, of the same routes', async () => {
  const older = await fetchDocument('/api/schema/?version=3.0')
  expect(document.openapi).toBe('3.1.0')
  expect(older.openapi).toBe('3.0.3')
  expect(Object.keys(older.paths)).toEqual(Object.keys(document.paths))
  expect(await fetchDocument('/api/schema')).toEqual(document)
})

test('every route that is served is in it, and nothing else', () => {
  const served = api.app.routes
    .filter(({ method, path }) => path.startsWith('/api/v1/') && method !== 'ALL' && !path.includes('/schema'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect(new Set(operations.map(({ name }) => name))).toEqual(new Set(served))
})

test('every operation names what it needs and what it answers', () => {
  const faults = operations.flatMap(
    ({ name, summary, tags, responses, security, parameters = [], path, ...operation }) => {
      const permission = operation['x-permission']
      const isKnown =
        ['public', 'signed-in', 'executor'].includes(permission) || permissionCodes.some((code) => code === permission)
      const inPath = [...path.matchAll(/{(\w+)}/g)].map(([, parameter]) => parameter)
      const described = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)
      const statuses = Object.keys(responses)
      return [
        !isKnown && `${name}: permission ${permission}`,
        (security.length === 0) !== (permission === 'public') && `${name}: security`,
        (!summary || tags.length === 0) && `${name}: words`,
        String(inPath) !== String(described) && `${name}: path parameters`,
        !statuses.some((status) => /^[23]/.test(status)) && `${name}: no success`,
        !['400', '429', '500', '503'].every((status) => statuses.includes(status)) && `${name}: errors`,
        permission !== 'public' && !statuses.includes('401') && `${name}: 401`,
      ].filter(Boolean)
    },
  )
  expect(faults).toEqual([])
})

test('operations have names of their own', () => {
  const ids = operations.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)
  const missing = [...references].map(([, name]) => name ?? '').filter((name) => !(name in document.components.schemas))
  expect(missing).toEqual([])
})

test('patterns are patterns, whole numbers have an end, and a sort names its fields', () => {
  const patterns: string[] = []
  JSON.stringify(document, (name, value) => {
    if (name === 'pattern' && typeof value === 'string') patterns.push(value)
    return value
  })
  expect(patterns.length).toBeGreaterThan(10)
  expect(patterns.filter((pattern) => /\/[a-z]+$/.test(pattern))).toEqual([])
  for (const pattern of patterns) expect(() => new RegExp(pattern, 'u'), pattern).not.toThrow()
  const parameters = operations.find(({ name }) => name === 'get /api/v1/jobs')?.parameters
  const sort = parameters?.find(({ name }) => name === 'sort')?.schema as { pattern: string }
  expect('-created_at,name').toMatch(new RegExp(sort.pattern))
  expect('secret').not.toMatch(new RegExp(sort.pattern))
  const id = operations
    .find(({ name }) => name === 'get /api/v1/jobs/{id}')
    ?.parameters?.find(({ name }) => name === 'id')
  expect(id?.schema).toMatchObject({ type: 'integer', maximum: Number.MAX_SAFE_INTEGER })
})

test('a write takes an idempotency key where it creates, a version where it replaces', () => {
  const headers = (name: string) =>
    operations
      .find((operation) => operation.name === name)
      ?.parameters?.filter((parameter) => parameter.in === 'header')
  expect(headers('post /api/v1/jobs')?.map(({ name }) => name)).toContain('Idempotency-Key')
  expect(headers('put /api/v1/jobs/{id}')?.map(({ name }) => name)).toContain('If-Match')
})

test.each(['swagger', 'redoc'])('the page of %s is made of our own files', async (name) => {
  const page = await api.app.request(`/api/docs/${name}/`)
  const html = await page.text()
  expect(page.headers.get('Content-Type')).toContain('text/html')
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self'")
  const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
  expect(addresses.every((address) => address.startsWith('/'))).toBe(true)
  for (const address of addresses.filter((address) => address.includes('/assets/'))) {
    const asset = await api.app.request(address)
    expect({ address, status: asset.status, isEmpty: (await asset.arrayBuffer()).byteLength === 0 }).toEqual({
      address,
      status: 200,
      isEmpty: false,
    })
  }
})

test('no other file of the packages can be had', async () => {
  for (const name of ['package.json', '..%2fpackage.json', '__proto__', 'constructor']) {
    expect((await api.app.request(`/api/docs/assets/${name}`)).status).toBe(404)
  }
})
