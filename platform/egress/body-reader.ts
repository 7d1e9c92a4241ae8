import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip } from 'node:zlib'

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
}

/** A compressed body is never read much further than what it may unfold to. */
const rawSlackBytes = 64 * 1024

export const acceptedEncodings = 'gzip, br'

export type ReadBody = { body: Buffer; truncated: boolean }

/**
 * Reads at most `maxBytes` of the unfolded body and lets the rest go. One content coding is undone; several on top of
 * each other, or unknown ones, are left as they came.
 */
export async function readBody(
  raw: Readable,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<ReadBody> {
  const decoder = decoders[contentEncoding?.trim().toLowerCase() ?? '']?.()
  if (!decoder) return collect(raw, maxBytes)

  let isCut = false
  async function* limited(source: AsyncIterable<Buffer>) {
    let rawBytes = 0
    for await (const chunk of source) {
      rawBytes += chunk.length
      yield chunk
      isCut = rawBytes > maxBytes + rawSlackBytes
      if (isCut) return
    }
  }
  // The reader of the decoder sees whatever ends this pipeline, so it needs no second handler.
  pipeline(raw, limited, decoder).catch(() => {})
  const read = await collect(decoder, maxBytes, () => isCut)
  return { body: read.body, truncated: read.truncated || isCut }
}

async function collect(stream: Readable, maxBytes: number, isCut = () => false): Promise<ReadBody> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      if (length > maxBytes) break
    }
  } catch (error) {
    if (!isCut()) throw error
  }
  return { body: Buffer.concat(chunks).subarray(0, maxBytes), truncated: length > maxBytes }
}
