import type { RunNode } from '../../flow-records.ts'

export type NodePair = {
  id: string
  left: RunNode | undefined
  right: RunNode | undefined
  /** Milliseconds by which the right one took longer; undefined unless both ran. */
  longerMs: number | undefined
  isOtherState: boolean
  isOtherResult: boolean
}

/** The nodes of two runs side by side, in the order given; those that only one of them has come last. */
export function compareRuns(order: readonly string[], left: readonly RunNode[], right: readonly RunNode[]): NodePair[] {
  const lefts = byId(left)
  const rights = byId(right)
  const ids = new Set([...order.filter((id) => lefts.has(id) || rights.has(id)), ...lefts.keys(), ...rights.keys()])
  return [...ids].map((id) => pairOf(id, lefts.get(id), rights.get(id)))
}

export const isOther = ({ isOtherState, isOtherResult }: NodePair): boolean => isOtherState || isOtherResult

function pairOf(id: string, left: RunNode | undefined, right: RunNode | undefined): NodePair {
  const before = left && tookMs(left)
  const after = right && tookMs(right)
  return {
    ...{ id, left, right },
    longerMs: before === undefined || after === undefined ? undefined : after - before,
    isOtherState: left?.status !== right?.status || left?.error_code !== right?.error_code,
    isOtherResult: canonical(left?.result) !== canonical(right?.result),
  }
}

/** From its start to its end; undefined of a node that has not run, or goes on. */
export function tookMs({ started_at, ended_at }: Pick<RunNode, 'started_at' | 'ended_at'>): number | undefined {
  if (started_at === null || ended_at === null) return undefined
  return Math.max(0, Date.parse(ended_at) - Date.parse(started_at))
}

const byId = (nodes: readonly RunNode[]) => new Map(nodes.map((node) => [node.node_id, node]))

/** The same text for the same value, in whatever order its keys stand. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
