import { hkdfSync } from 'node:crypto'

/** One of the platform's master keys; the first of a ring is in use, the others are kept to read what they made. */
export type MasterKey = { id: string; key: Uint8Array }

/** A key for one purpose; knowing it tells nothing about the master key or about keys for other purposes. */
export function deriveKey(master: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'ops', purpose, 32))
}
