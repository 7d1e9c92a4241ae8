import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import { DomainError, invalid } from '../../domain/errors.ts'
import { cleanFileName } from '../../domain/files/file-purposes.ts'
import { text } from '../../domain/text.ts'

type Upload<T> = { purpose: string | undefined; taken: T }

/**
 * Reads a form with one file, in field `file`, and its `purpose`, in either order. The file is handed to `take` while it
 * comes in: it is never held in memory.
 */
export async function readUpload<T>(
  request: Request,
  take: (file: { name: string; content: Readable }) => Promise<T>,
): Promise<Upload<T>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    throw new DomainError('content_type', text('请以 multipart/form-data 上传', 'Upload as multipart/form-data'))
  }
  if (!request.body) throw badForm()
  const form = openForm(type)
  let taking: Promise<T> | undefined
  let incoming: Readable | undefined
  let isBroken = false
  let purpose: string | undefined
  let fault: DomainError | undefined

  form.on('field', (name, value) => {
    if (name === 'purpose') purpose = value
    else fault ??= invalid(name, text('未知字段', 'Unknown field'))
  })
  form.on('file', (field, content, name) => {
    // It may break before anybody reads it, and an error that nobody hears ends the process.
    content.on('error', () => {
      isBroken = true
    })
    if (taking || field !== 'file') {
      fault ??= invalid(field, text('请只上传一个文件，字段名为 file', 'Upload one file, in the field "file"'))
      content.resume()
      return
    }
    incoming = content
    taking = take({ name: cleanFileName(name ?? ''), content })
    // A file that is refused ends the upload at once: the rest is not read.
    taking.catch((error: Error) => form.destroy(error))
  })

  try {
    await pipeline(Readable.fromWeb(request.body as never), form)
  } catch {
    incoming?.destroy(badForm())
    const refusal: unknown = await taking?.then(
      () => undefined,
      (error) => error,
    )
    if (refusal instanceof DomainError) throw refusal
    throw refusal === undefined || isBroken ? badForm() : refusal
  }
  if (!taking) throw fault ?? invalid('file', text('请选择文件', 'Choose a file'))
  const taken = await taking
  if (fault) throw fault
  return { purpose, taken }
}

function openForm(type: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': type } as BusboyHeaders,
      limits: { files: 2, fields: 10, fieldNameSize: 100, fieldSize: 1000, parts: 12, headerPairs: 50 },
    })
  } catch {
    throw badForm()
  }
}

function badForm(): DomainError {
  return new DomainError(
    'validation',
    text('上传的表单不完整或格式不正确', 'The uploaded form is incomplete or malformed'),
  )
}
