const productWord = 'OPS'

type Context = {
  siteName: string
  /** Host names and domains of e-mail addresses. */
  domains: readonly string[]
  /** What the policy lists by itself. */
  forbidden: readonly string[]
}

/** Words of the product and the organization that no password may hold. */
export function contextWords({ siteName, domains, forbidden }: Context): string[] {
  return [...new Set([productWord, siteName, ...siteName.split(/\s+/u), ...domains.flatMap(wordsOf), ...forbidden])]
}

/** The whole, and each of its labels but the last, which is everybody's. */
function wordsOf(domain: string): string[] {
  return [domain, ...domain.split('.').slice(0, -1)]
}
