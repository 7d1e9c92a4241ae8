import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { StoredContent } from '../files.ts'

/** Lets content through, counts and hashes it, and refuses what goes beyond the limit. */
export function createContentMeter(maxBytes: number): { stream: Transform; result(): StoredContent } {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length
      if (sizeBytes > maxBytes) return done(tooLarge(maxBytes))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ sizeBytes, sha256: hash.digest() }) }
}

export function tooLarge(maxBytes: number): DomainError {
  const limit = maxBytes >= 1_048_576 ? `${Math.floor(maxBytes / 1_048_576)} MB` : `${Math.floor(maxBytes / 1024)} KB`
  return new DomainError('too_large', text(`文件超过 ${limit} 的上限`, `The file is larger than ${limit}`))
}
