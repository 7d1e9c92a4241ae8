import { wholeCharacters } from '../../domain/jobs/output-rules.ts'

type Chunk = { position: number; attempt: number; stream: string; content: Uint8Array; created_at: Date }

/**
 * Turns stored chunks into server-sent events whose id is the position after their last byte. A character that is cut in
 * two by the border of chunks is sent whole, with the later one.
 */
export function createOutputEvents() {
  let rest: Chunk | undefined
  return {
    events(chunk: Chunk): string {
      const isNext = rest?.stream === chunk.stream && rest.attempt === chunk.attempt
      const before = rest && !isNext ? eventOf(rest) : ''
      const joined = rest && isNext ? { ...rest, content: Buffer.concat([rest.content, chunk.content]) } : chunk
      const whole = wholeCharacters(joined.content)
      rest = whole < joined.content.length ? partOf(joined, whole) : undefined
      return before + (whole > 0 ? eventOf({ ...joined, content: joined.content.subarray(0, whole) }) : '')
    },
    /** What has no end: bytes that are no text. */
    last(): string {
      const event = rest ? eventOf(rest) : ''
      rest = undefined
      return event
    },
  }
}

export function endEvent(position: number, status: string): string {
  return `id: ${position}\nevent: end\ndata: ${JSON.stringify({ status })}\n\n`
}

function partOf(chunk: Chunk, skipped: number): Chunk {
  return { ...chunk, position: chunk.position + skipped, content: chunk.content.subarray(skipped) }
}

function eventOf({ position, attempt, stream, content, created_at: at }: Chunk): string {
  const text = Buffer.from(content).toString('utf8')
  return `id: ${position + content.length}\nevent: output\ndata: ${JSON.stringify({ attempt, stream, at, text })}\n\n`
}
