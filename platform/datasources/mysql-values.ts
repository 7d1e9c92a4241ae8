import type { FieldPacket } from 'mysql2'
import { exactNumber } from './exact-number.ts'

const decimals = [0, 246]

/** Values as JSON can hold them, without loss: decimals that no number holds, and all times, come as texts, bytes as base64. */
export function mysqlValue(value: unknown, { columnType, type }: FieldPacket): unknown {
  if (Buffer.isBuffer(value)) return value.toString('base64')
  if (typeof value === 'bigint') return exactNumber(String(value))
  const kind = columnType ?? type
  if (typeof value === 'string' && kind !== undefined && decimals.includes(kind)) return exactNumber(value)
  return value ?? null
}
