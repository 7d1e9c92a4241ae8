import { constants, crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = { name: string; content: Iterable<string> | AsyncIterable<string> }

type Listed = { name: Buffer; start: number; crc: number; packed: number; size: number }

const byDescriptor = 0x0808 // sizes follow the content, names are UTF-8
const version = 20
const deflated = 8
const firstDay = 0x0021 // 1 January 1980: archives of the same content are the same
const lastBlock = Buffer.from([3, 0])

/**
 * A zip archive (PKWARE APPNOTE 6.3) of less than 4 GB, piece by piece. Each piece of an entry is compressed by itself:
 * nothing is kept but the piece at hand. Compresses in the calling thread.
 */
export async function* zipArchive(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const directory: Listed[] = []
  let at = 0
  for (const { name, content } of entries) {
    const listed: Listed = { name: Buffer.from(name), start: at, crc: 0, packed: 0, size: 0 }
    const head = localHead(listed)
    at += head.length
    yield head
    for await (const text of content) {
      const piece = Buffer.from(text)
      const packed = deflateRawSync(piece, { finishFlush: constants.Z_SYNC_FLUSH })
      listed.crc = crc32(piece, listed.crc)
      listed.size += piece.length
      listed.packed += packed.length
      yield packed
    }
    listed.packed += lastBlock.length
    const tail = Buffer.concat([lastBlock, descriptor(listed)])
    at += listed.packed + tail.length - lastBlock.length
    yield tail
    directory.push(listed)
  }
  const list = Buffer.concat(directory.map(directoryEntry))
  yield Buffer.concat([list, endOfDirectory(directory.length, { start: at, size: list.length })])
}

function localHead({ name }: Listed): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(version, 4)
  head.writeUInt16LE(byDescriptor, 6)
  head.writeUInt16LE(deflated, 8)
  head.writeUInt16LE(firstDay, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function descriptor({ crc, packed, size }: Listed): Buffer {
  const sizes = Buffer.alloc(16)
  sizes.writeUInt32LE(0x08074b50, 0)
  sizes.writeUInt32LE(crc, 4)
  sizes.writeUInt32LE(packed, 8)
  sizes.writeUInt32LE(size, 12)
  return sizes
}

function directoryEntry({ name, start, crc, packed, size }: Listed): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(version, 4)
  entry.writeUInt16LE(version, 6)
  entry.writeUInt16LE(byDescriptor, 8)
  entry.writeUInt16LE(deflated, 10)
  entry.writeUInt16LE(firstDay, 14)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(start, 42)
  return Buffer.concat([entry, name])
}

function endOfDirectory(count: number, { start, size }: { start: number; size: number }): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(start, 16)
  return end
}
