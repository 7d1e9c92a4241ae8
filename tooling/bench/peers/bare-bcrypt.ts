import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/bcrypt'

/** How many passwords a second the machine's cores can compare at the cost that the product uses, and nothing else. */
const { seconds, cost }: { seconds: number; cost: number } = JSON.parse(process.argv[2] ?? '')
const stored = await hash('a password', { cost })
const end = performance.now() + seconds * 1000
let compared = 0
const compare = async () => {
  for (; performance.now() < end; compared++) await verify('a password', stored)
}
await Promise.all(Array.from({ length: availableParallelism() }, compare))
console.log(compared / seconds)
