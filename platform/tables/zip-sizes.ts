import { inflateRawSync } from 'node:zlib'

const mostUnpacked = 60 * 1024 * 1024
const mostEntries = 500
const endSignature = 0x06054b50
const entrySignature = 0x02014b50

/**
 * Throws when the entries of a zip archive unpack to more than a workbook of people needs. Each is unpacked up to the
 * limit: what its head says of its size may be a lie.
 */
export function refuseZipBomb(zip: Buffer): Buffer {
  let at = directoryOf(zip)
  let left = mostUnpacked
  let entries = 0
  while (at + 46 <= zip.length && zip.readUInt32LE(at) === entrySignature) {
    if (++entries > mostEntries) throw new Error('too many entries')
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const start = zip.readUInt32LE(at + 42)
    left -= sizeOf(contentAt(zip, start, packed), method, left)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  if (entries === 0) throw new Error('no entries')
  return zip
}

function directoryOf(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 65_535); at--) {
    if (zip.readUInt32LE(at) === endSignature) return zip.readUInt32LE(at + 16)
  }
  throw new Error('not a zip archive')
}

function contentAt(zip: Buffer, start: number, packed: number): Buffer {
  const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
  return zip.subarray(from, from + packed)
}

/** Throws beyond what is left. */
function sizeOf(content: Buffer, method: number, left: number): number {
  if (method === 0) return content.length
  if (method !== 8) throw new Error('unknown method')
  return inflateRawSync(content, { maxOutputLength: Math.max(1, left) }).length
}
