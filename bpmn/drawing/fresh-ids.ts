export type FreshId = (wanted: string) => string

/** Ids that are not taken yet: the first as asked for, others with a number. */
export function idsBeside(ids: Iterable<string>): FreshId {
  const taken = new Set(ids)
  const counts = new Map<string, number>()
  return (wanted) => {
    for (let count = counts.get(wanted) ?? 1; ; count++) {
      const id = count === 1 ? wanted : `${wanted}_${count}`
      if (taken.has(id)) continue
      taken.add(id)
      counts.set(wanted, count + 1)
      return id
    }
  }
}
