import { domainErrorIn, failureOf } from '../platform/temporal-failures.ts'

type Activities = Record<string, (...args: never[]) => Promise<unknown>>

/** Wraps every activity once, at registration: what the domain refuses is not retried, anything else is. */
export function withRefusals<T extends Activities>(activities: T): T {
  const wrapped = Object.entries(activities).map(([name, run]) => [
    name,
    async (...args: never[]) => {
      try {
        return await run(...args)
      } catch (error) {
        const refusal = domainErrorIn(error)
        throw refusal ? failureOf(refusal) : error
      }
    },
  ])
  return Object.fromEntries(wrapped)
}
