import { Readable } from 'node:stream'
import { z } from '@hono/zod-openapi'
import { getFile } from '../../db/files/file-queries.ts'
import { notFound } from '../../domain/errors.ts'
import { filePurposeNames } from '../../domain/files/file-purposes.ts'
import type { ByteRange } from '../../platform/files.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { mayReadFile } from './file-rights.ts'
import { uploadFile } from './upload-file.ts'

const tags = ['files']
const fileRecord = z.object({ id: z.int(), name: z.string(), size: z.int(), content_type: z.string() })

const uploadRoute = {
  ...defineRoute({
    method: 'post',
    path: '/files',
    summary: 'Upload a file; a record that does not claim it within a day loses it',
    tags,
    permission: 'signed-in',
    idempotent: false,
    audit: { resource: 'file' },
    responses: { 201: fileRecord },
  }),
  // A plain schema: it documents the form, which is read as a stream.
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object' as const,
            required: ['file', 'purpose'],
            properties: {
              file: { type: 'string' as const, format: 'binary' },
              purpose: { type: 'string' as const, enum: filePurposeNames },
            },
          },
        },
      },
    },
  },
}
const downloadRoute = defineRoute({
  method: 'get',
  path: '/files/{id}',
  summary: 'The content of a file, by the rights of the record that it belongs to; one byte range is honoured',
  tags,
  permission: 'signed-in',
  request: { params: z.object({ id: z.coerce.number().int().positive() }) },
  responses: {
    200: {
      description: 'The content',
      content: { '*/*': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
})

export const fileRoutes = createRouter()
  .openapi(uploadRoute, async (c) => {
    const { db, files, settings, log } = c.var.deps
    const { write, caller, traceId } = c.var
    const file = await uploadFile({ db, files, settings, log, write, caller, traceId }, c.req.raw)
    return ok(c, { id: file.id, name: file.name, size: file.size_bytes, content_type: file.content_type }, 201)
  })
  .openapi(downloadRoute, async (c) => {
    const { db, files } = c.var.deps
    const file = await getFile(db, c.req.valid('param').id)
    if (!(await mayReadFile({ db, caller: c.var.caller }, file))) throw notFound('文件', 'file')
    const range = rangeOf(c.req.header('Range'), file.size_bytes)
    const content = await files.open(file.storage_key, range)
    const length = range ? range.end - range.start : file.size_bytes
    const headers = {
      'Content-Type': file.content_type,
      'Content-Length': String(length),
      'Content-Disposition': `attachment; filename="file"; filename*=UTF-8''${encodeName(file.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Accept-Ranges': 'bytes',
      ...(range && { 'Content-Range': `bytes ${range.start}-${range.end - 1}/${file.size_bytes}` }),
    }
    return new Response(Readable.toWeb(content) as ReadableStream, { status: range ? 206 : 200, headers }) as never
  })

/** One range that lies within the file; anything else gets the whole of it, as RFC 9110 allows. */
function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1)
  return start < end ? { start, end } : undefined
}

/** RFC 8187. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
}
