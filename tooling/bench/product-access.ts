import { readFileSync } from 'node:fs'
import type { Product } from '../testing/product.ts'

/** Where the servers of a product listen, as `npm start` told its api. */
export function serversOf(product: Product): { databaseUrl: string; address: string; namespace: string } {
  const entries = readFileSync(`/proc/${product.pidOf('api')}/environ`, 'utf8').split('\0')
  const env = new Map(entries.map((entry) => [entry.split('=', 1)[0] ?? '', entry.slice(entry.indexOf('=') + 1)]))
  const read = (name: string) => env.get(name) ?? ''
  return { databaseUrl: read('DATABASE_URL'), address: read('TEMPORAL_ADDRESS'), namespace: read('TEMPORAL_NAMESPACE') }
}

/** The limits are there to stop what a bench does. */
export async function liftLimits(product: Product): Promise<void> {
  const token = await product.signIn()
  const { data } = await product.call('GET', '/settings/security', { token })
  const lifted = { read_per_minute: 1_000_000, write_per_minute: 1_000_000, internal_per_minute: 1_000_000 }
  const body = {
    ...pick(
      data,
      Object.keys(data).filter((name) => name.endsWith('_per_minute')),
    ),
    ...lifted,
    version: data.version,
  }
  const answer = await product.call('PUT', '/settings/security', { token, body })
  if (answer.status !== 200) throw new Error(`limits could not be lifted: ${JSON.stringify(answer)}`)
}

function pick(record: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, record[name]]))
}
