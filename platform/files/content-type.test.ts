import { Readable } from 'node:stream'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { findContentType } from './content-type.ts'

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const typeOf = (content: string | Buffer) =>
  findContentType(async () => Readable.from([Buffer.from(content)], { objectMode: false }))

describe('the type of content', () => {
  it.each([
    ['an image', Buffer.from(onePixel, 'base64'), 'image/png'],
    ['a PDF', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj', 'application/pdf'],
    ['plain text', 'BM is not a picture here\n', 'text'],
    ['Chinese text', '编号,名称\n1,华东', 'text'],
    ['Chinese text of a spreadsheet', Buffer.from('b1e0bac52cc3fbb3c60a312cbbaab6ab', 'hex'), 'text'],
    ['XML', '<?xml version="1.0"?>\n<!-- drawn --><definitions><script>1</script></definitions>', 'application/xml'],
    ['BPMN with a script task', '<bpmn:definitions><bpmn:script>x</bpmn:script></bpmn:definitions>', 'application/xml'],
    ['an executable', Buffer.from('7f454c4602010100', 'hex'), 'application/x-elf'],
    ['noise', Buffer.from('00ff00fe', 'hex'), 'unknown'],
  ])('knows %s', async (_name, content, expected) => {
    expect(await typeOf(content)).toBe(expected)
  })

  it.each([
    ['as such', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['behind a prolog, a comment and a byte order mark', '\uFEFF<?xml version="1.0"?><!-- x -->\n<svg>'],
    ['behind a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>'],
    ['behind a document type', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg onload="x()">'],
  ])('tells an SVG image apart, %s', async (_name, content) => {
    expect(await typeOf(content)).toBe('image/svg+xml')
  })

  it.each([
    ['a page', '<!doctype html><title>x</title>'],
    ['a fragment', ' \n<script>alert(1)</script>'],
    ['XHTML', '<?xml version="1.0"?><root><x:script xmlns:x="http://www.w3.org/1999/xhtml">x()</x:script></root>'],
  ])('tells HTML apart, %s', async (_name, content) => {
    expect(await typeOf(content)).toBe('text/html')
  })

  it('looks into an archive for what it is', async () => {
    expect(await typeOf(zipOf('[Content_Types].xml', contentTypes))).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    expect(await typeOf(zipOf('a.txt', 'hello'))).toBe('application/zip')
  })
})

const contentTypes =
  '<?xml version="1.0"?><Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'

/** The beginning of an archive with one entry. */
function zipOf(name: string, content: string): Buffer {
  const packed = deflateRawSync(content)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(Buffer.byteLength(content), 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name), packed, Buffer.from('504b0102', 'hex'), Buffer.alloc(64)])
}
