type Graph = {
  getModuleInfo: (id: string) => { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}

const source = new URL('./src/', import.meta.url).pathname
const entry = `${source}main.tsx`
const app = `${source}App.tsx`
const home = `${source}home/HomePage.tsx`

const names = ['libraries', 'console', 'pages'] as const
type Name = (typeof names)[number]

/** From this share of the pages on, a module comes with every page but the first. */
const commonShare = 0.65
const isLibrary = (id: string): boolean => id.includes('/node_modules/')
/** Ark's locale file imports it for a function that nothing here calls; only the calendar needs it, and has it apart. */
const isCalendar = (id: string): boolean => id.includes('/node_modules/@internationalized/date/')

/**
 * Few files instead of many small ones for what every page needs: the first screen's, libraries apart from our own
 * code, and what most other pages share. What only some pages share is split by the bundler, so that none loads it in vain.
 */
export function createChunkGroups() {
  let placed: Map<string, Name> | undefined
  const nameOf = (id: string, graph: Graph): Name | undefined => {
    placed ??= placeModules(graph)
    return placed.get(id)
  }
  return names.map((name, index) => ({
    name: (id: string, graph: Graph) => (nameOf(id, graph) === name ? name : undefined),
    debugName: name,
    priority: names.length - index,
  }))
}

function placeModules(graph: Graph): Map<string, Name> {
  // What of our own the home page alone shows, no other page has to bring.
  const libraries = [...reachable(home, graph)].filter(isLibrary)
  const first = new Set([...reachable(entry, graph), ...libraries])
  // Left where it is, so that the manifest names it as the entry.
  first.delete(entry)
  const counts = new Map<string, number>()
  const pages = graph.getModuleInfo(app)?.dynamicallyImportedIds ?? []
  for (const page of pages) {
    for (const id of reachable(page, graph)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const shared = [...counts].filter(([id, count]) => count >= pages.length * commonShare && !first.has(id))
  return new Map([
    ...[...first].map((id) => [id, isLibrary(id) ? 'libraries' : 'console'] as const),
    ...shared.map(([id]) => [id, 'pages'] as const),
  ])
}

function reachable(from: string, graph: Graph): Set<string> {
  const found = new Set([from])
  for (const id of found) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) {
      if (!isCalendar(imported)) found.add(imported)
    }
  }
  return found
}
