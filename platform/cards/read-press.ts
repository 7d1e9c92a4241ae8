import type { CardPress } from '../../domain/approvals/cards/card.ts'
import type { Json } from '../sign-in/provider-calls.ts'

const mostChars = 2000

/** A JSON object; undefined for everything else. */
export function parseJson(bytes: Buffer | string): Json | undefined {
  try {
    const value: unknown = JSON.parse(String(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
  } catch {
    return undefined
  }
}

/** A press with whatever stood in its comment field, as far as it is text that can be kept. */
export function tellsPress({ comment, ...press }: Omit<CardPress, 'comment'> & { comment: unknown }): CardPress {
  const said = typeof comment === 'string' ? comment.replaceAll('\0', '').toWellFormed().trim() : ''
  return { ...press, comment: said.slice(0, mostChars) }
}
