import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { notFound } from '../../domain/errors.ts'
import type { ApiEnv } from '../context.ts'
import { createDocument } from './document.ts'

const require = createRequire(import.meta.url)

/** What the two pages are made of, out of their packages: nothing comes from elsewhere. */
const assets: Record<string, { file: string; type: string }> = {
  'swagger-ui.css': { file: 'swagger-ui-dist/swagger-ui.css', type: 'text/css' },
  'swagger-ui-bundle.js': { file: 'swagger-ui-dist/swagger-ui-bundle.js', type: 'text/javascript' },
  'redoc.standalone.js': { file: 'redoc/bundles/redoc.standalone.js', type: 'text/javascript' },
}

const starters: Record<string, string> = {
  'start-swagger.js': `SwaggerUIBundle({ url: '/api/schema/', dom_id: '#docs', deepLinking: true, validatorUrl: null, tryItOutEnabled: true })`,
  'start-redoc.js': `Redoc.init('/api/schema/', { hideDownloadButton: false, disableSearch: false }, document.getElementById('docs'))`,
}

const basePolicy =
  "default-src 'none'; script-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
const swaggerPolicy = `${basePolicy}; style-src 'self'; style-src-attr 'unsafe-inline'`
// ReDoc writes its styles at run time and searches in a worker that it makes from a blob.
const redocPolicy = `${basePolicy}; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:`

/** The OpenAPI document and the two pages that show it. All of them are public. */
export function docsRoutes(routers: OpenAPIHono<ApiEnv>[]): Hono<ApiEnv> {
  const documentOf = createDocument(routers)
  const page = (title: string, scripts: string[], styles: string[] = []) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="/favicon.svg">${styles
      .map((name) => `<link rel="stylesheet" href="/api/docs/assets/${name}">`)
      .join('')}</head><body><div id="docs"></div>${scripts
      .map((name) => `<script src="/api/docs/assets/${name}"></script>`)
      .join('')}</body></html>`
  const swagger = page('OPS API', ['swagger-ui-bundle.js', 'start-swagger.js'], ['swagger-ui.css'])
  const redoc = page('OPS API', ['redoc.standalone.js', 'start-redoc.js'])

  const routes = new Hono<ApiEnv>()
  for (const path of ['/api/schema', '/api/schema/', '/api/v1/schema', '/api/v1/schema/']) {
    routes.get(path, (c) =>
      c.body(documentOf(c.req.query('version') === '3.0' ? '3.0' : '3.1'), 200, { 'Content-Type': 'application/json' }),
    )
  }
  routes.get('/api/docs/swagger', (c) => c.redirect('/api/docs/swagger/', 308))
  routes.get('/api/docs/redoc', (c) => c.redirect('/api/docs/redoc/', 308))
  routes.get('/api/docs/swagger/', (c) => c.html(swagger, 200, { 'Content-Security-Policy': swaggerPolicy }))
  routes.get('/api/docs/redoc/', (c) => c.html(redoc, 200, { 'Content-Security-Policy': redocPolicy }))
  routes.get('/api/docs/assets/:name', async (c) => {
    const name = c.req.param('name')
    const starter = Object.hasOwn(starters, name) ? starters[name] : undefined
    const asset = Object.hasOwn(assets, name) ? assets[name] : undefined
    const cached = { 'Cache-Control': 'public, max-age=3600' }
    if (starter) return c.body(starter, 200, { 'Content-Type': 'text/javascript; charset=utf-8', ...cached })
    if (!asset) throw notFound('文件', 'file')
    const content = await readFile(require.resolve(asset.file))
    return c.body(new Uint8Array(content), 200, { 'Content-Type': `${asset.type}; charset=utf-8`, ...cached })
  })
  return routes
}
