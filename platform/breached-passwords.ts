import { createHash } from 'node:crypto'
import type { Egress } from './egress/egress.ts'

const prefixLength = 5
const timeoutMs = 3000

/**
 * Whether a list in the form of “Have I Been Pwned” (`GET {list}/{five hex digits}` gives the endings of the SHA-1 hashes that
 * begin so) holds this password. Only those five digits are told. Throws when the list gives no answer.
 */
export async function isBreached(egress: Egress, list: string, password: string): Promise<boolean> {
  const hash = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase()
  const { status, body } = await egress.request({
    method: 'GET',
    url: `${list}/${hash.slice(0, prefixLength)}`,
    // So that the length of the answer does not tell which five digits they were.
    headers: { 'Add-Padding': 'true' },
    timeoutMs,
  })
  if (status !== 200) throw new Error(`the list of breached passwords answered ${status}`)
  return body
    .toString('latin1')
    .split(/\r?\n/)
    .map((line) => line.split(':'))
    .some(([ending, count]) => ending?.toUpperCase() === hash.slice(prefixLength) && Number(count) > 0)
}
