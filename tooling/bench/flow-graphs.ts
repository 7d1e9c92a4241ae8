export type Graph = { nodes: { id: string }[]; edges: { source: string; target: string }[] }

/** All of a layer have ended before the next begins. */
export function layersOf({ layers, wide, url }: { layers: number; wide: number; url: string }): Graph {
  const graph: Graph = { nodes: [], edges: [] }
  for (let layer = 0; layer < layers; layer++) {
    const gate = { id: `gate${layer}`, type: 'parallel' }
    if (layer > 0) graph.nodes.push(gate)
    for (let index = 0; index < wide; index++) {
      const id = `n${layer}_${index}`
      graph.nodes.push(noOp(id, url))
      if (layer > 0) graph.edges.push({ source: gate.id, target: id })
      if (layer < layers - 1) graph.edges.push({ source: id, target: `gate${layer + 1}` })
    }
  }
  return graph
}

/** One after another. */
export function chainOf({ length, url }: { length: number; url: string }): Graph {
  const ids = Array.from({ length }, (_, index) => `n${index}`)
  return {
    nodes: ids.map((id) => noOp(id, url)),
    edges: ids.slice(1).map((id, index) => ({ source: ids[index] ?? '', target: id })),
  }
}

/** Side by side, and one that runs when all have succeeded. */
export function chordOf({ wide, url }: { wide: number; url: string }): Graph {
  const ids = Array.from({ length: wide }, (_, index) => `n${index}`)
  return {
    nodes: [...ids, 'join'].map((id) => noOp(id, url)),
    edges: ids.map((id) => ({ source: id, target: 'join' })),
  }
}

/** A job that is answered at once. */
function noOp(id: string, url: string) {
  return { id, type: 'job', inline: { job_type: 'http', config: { method: 'POST', url } } }
}
