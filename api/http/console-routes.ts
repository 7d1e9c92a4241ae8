import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Context, Hono } from 'hono'
import type { ApiEnv } from '../context.ts'
import { onError, unknownPath } from '../errors.ts'

type Asset = { content: Buffer; type: string; etag: string; zipped: Promise<Buffer> | undefined }

const builtConsole = fileURLToPath(new URL('../../console/dist/', import.meta.url))
const compress = promisify(gzip)

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
const worthZipping = new Set(['.css', '.html', '.js', '.json', '.svg', '.webmanifest'])

/** The console as it was built: files under their names, and its page at every other address that is not the API's. */
export function consoleRoutes(folder = builtConsole): Hono<ApiEnv> {
  const loading = loadAssets(folder)
  return new Hono<ApiEnv>().get('*', async (c) => {
    const assets = await loading
    const { path } = c.req
    const page = assets.get('/index.html')
    const asset = path === '/' ? page : assets.get(path)
    if (asset && asset !== page) return sendAsset(c, path, asset)
    const isMissing = !asset && (extname(path) !== '' || /^\/api(\/|$)/.test(path))
    if (!page || isMissing) return onError(unknownPath(), c)
    return sendPage(c, page)
  })
}

/** Everything is read once: the console is small, and no request can then name a file that is not its own. */
async function loadAssets(folder: string): Promise<Map<string, Asset>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const loaded = await Promise.all(
    files.map(async (file): Promise<[string, Asset]> => {
      const content = await readFile(file)
      const extension = extname(file)
      const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
      const zipped = worthZipping.has(extension) ? compress(content) : undefined
      const type = types[extension] ?? 'application/octet-stream'
      return [`/${file.slice(folder.length).replace(/^\//, '')}`, { content, type, etag, zipped }]
    }),
  )
  return new Map(loaded)
}

async function sendAsset(c: Context<ApiEnv>, path: string, { content, type, etag, zipped }: Asset): Promise<Response> {
  // Vite puts a hash of the content into the names under /assets/: such a file never changes.
  const caching = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  const headers = { 'Content-Type': type, 'Cache-Control': caching, ETag: etag, Vary: 'Accept-Encoding' }
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304, headers)
  if (!zipped || !/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) {
    return c.body(new Uint8Array(content), 200, headers)
  }
  return c.body(new Uint8Array(await zipped), 200, { ...headers, 'Content-Encoding': 'gzip' })
}

function sendPage(c: Context<ApiEnv>, page: Asset): Response {
  const nonce = randomBytes(16).toString('base64')
  return c.html(page.content.toString().replaceAll('%OPS_NONCE%', nonce), 200, {
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`,
  })
}
