type Startable = { name: string; description: string; category: string }
type Group<T> = { category: string; items: T[] }

/** Those whose name, description or category holds what is typed, by category; what has none comes last. */
export function groupStartable<T extends Startable>(all: T[], q: string): Group<T>[] {
  const wanted = q.trim().toLowerCase()
  const found = all.filter(({ name, description, category }) =>
    [name, description, category].some((text) => text.toLowerCase().includes(wanted)),
  )
  const groups = [...Map.groupBy(found, ({ category }) => category)]
  return groups
    .map(([category, items]) => ({ category, items }))
    .toSorted((a, b) => Number(a.category === '') - Number(b.category === ''))
}
