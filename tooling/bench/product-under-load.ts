import { readFileSync } from 'node:fs'
import { type Connection, connectDatabase } from '../../db/connect.ts'
import { type Product, startProduct } from '../testing/product.ts'

export type ProductUnderLoad = Product & { database: Connection; environment: Record<string, string>; token: string }

/** The product with what a measurement needs beyond its API: its database, and where its servers listen. */
export async function startUnderLoad(env: Record<string, string> = {}): Promise<ProductUnderLoad> {
  const product = await startProduct(env)
  const environment = environmentOf(product.pidOf('api'))
  const database = connectDatabase(environment.DATABASE_URL ?? '', { applicationName: 'ops-bench' })
  return {
    ...product,
    environment,
    database,
    token: await product.signIn(),
    async stop() {
      await database.close()
      await product.stop()
    },
  }
}

/** What `npm start` gave to a process that it started. */
function environmentOf(pid: number): Record<string, string> {
  const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean)
  return Object.fromEntries(
    entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  )
}
