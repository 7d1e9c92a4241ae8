import type { Readable } from 'node:stream'
import { fileTypeFromStream } from 'file-type'
import { isKeptType } from '../../domain/files/file-purposes.ts'

const headBytes = 64 * 1024
const htmlRoot =
  /^<(html|head|body|script|iframe|style|meta|link|title|div|p|a|img|form|input|table|object|embed|base)[\s>/]/i

/**
 * What content is by itself: a media type by its signature, `text` for text without one, or `unknown`. Text that a
 * browser would take for a document with scripts is told apart.
 */
export async function findContentType(open: () => Promise<Readable>): Promise<string> {
  const signed = await using(await open(), (stream) => fileTypeFromStream(stream))
  if (signed && signed.mime !== 'application/xml' && isKeptType(signed.mime)) return signed.mime
  const characters = decodeText(await using(await open(), readHead))
  // Two letters can be a signature, so what reads as text is text.
  return characters === undefined ? (signed?.mime ?? 'unknown') : (markupType(characters) ?? 'text')
}

/** By the root element and the vocabularies that it names, behind whatever may lie in front of it. */
function markupType(characters: string): string | undefined {
  const body = characters
    .replace(/^\uFEFF/, '')
    .replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '')
    .trimStart()
  if (!body.startsWith('<')) return undefined
  if (/<svg[\s>/:]|w3\.org\/2000\/svg/i.test(body)) return 'image/svg+xml'
  const root = body.replace(/^<!doctype[^>[]*(\[[\s\S]*?\])?\s*>\s*/i, '')
  if (/^<!doctype\s+html/i.test(body) || htmlRoot.test(root) || /w3\.org\/1999\/xhtml/i.test(body)) return 'text/html'
  return /^<[A-Za-z_][\w.:-]*[\s>/]/.test(root) ? 'application/xml' : 'unknown'
}

/** UTF-8, or GB 18030 as spreadsheets write it; undefined when it is neither. */
function decodeText(head: Buffer): string | undefined {
  if (head.includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      // The head may end within a character, so the decoder is told that more follows.
      return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
    } catch {}
  }
  return undefined
}

async function readHead(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= headBytes) break
  }
  return Buffer.concat(chunks).subarray(0, headBytes)
}

async function using<T>(stream: Readable, read: (stream: Readable) => Promise<T>): Promise<T> {
  try {
    return await read(stream)
  } finally {
    stream.destroy()
  }
}
