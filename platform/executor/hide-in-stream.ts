import { secretMask } from '../../domain/audit/mask-secrets.ts'

export type StreamHiding = {
  /** What may be shown so far: an end that could begin a secret is kept back until it is known to be none. */
  write(chunk: Buffer): Buffer
  end(): Buffer
}

const mask = Buffer.from(secretMask)
const nothing = Buffer.alloc(0)

/**
 * Puts the mask in place of every secret in bytes that come in pieces, wherever the pieces are cut. It is not the time
 * that lets a kept end go, since then a secret that is printed slowly would get through in two parts.
 */
export function hideInStream(secrets: string[]): StreamHiding {
  const words = secrets.map((secret) => Buffer.from(secret)).filter(({ length }) => length > 0)
  words.sort((a, b) => b.length - a.length)
  const byFirst = Map.groupBy(words, ([first = 0]) => first)
  let kept: Buffer = nothing

  function pass(bytes: Buffer, isEnd: boolean): Buffer {
    const parts: Buffer[] = []
    let from = 0
    let at = 0
    kept = nothing
    while (at < bytes.length) {
      const found = byFirst.get(bytes[at] ?? 0)?.find((word) => begins(bytes, at, word, isEnd))
      if (found && at + found.length > bytes.length) {
        kept = Buffer.from(bytes.subarray(at))
        break
      }
      if (found) {
        parts.push(bytes.subarray(from, at), mask)
        from = at + found.length
      }
      at += found?.length ?? 1
    }
    parts.push(bytes.subarray(from, bytes.length - kept.length))
    return Buffer.concat(parts)
  }

  return {
    write: (chunk) => (words.length === 0 ? chunk : pass(Buffer.concat([kept, chunk]), false)),
    end: () => pass(kept, true),
  }
}

/** Whether the word stands there, or, when more may come, could. */
function begins(bytes: Buffer, at: number, word: Buffer, isEnd: boolean): boolean {
  const length = Math.min(word.length, bytes.length - at)
  if (isEnd && length < word.length) return false
  return bytes.compare(word, 0, length, at, at + length) === 0
}
