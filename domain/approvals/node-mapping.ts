import { z } from 'zod'
import { type Text, text } from '../text.ts'
import { mostNodes, nodeId } from './workflow-graph.ts'

/**
 * Which node of another version stands for one that is not there any more, by its id here. Nodes that kept their id stand for
 * themselves.
 */
export type NodeMapping = Record<string, string>

export const nodeMapping = z
  .record(nodeId, nodeId)
  .refine((mapping) => Object.keys(mapping).length <= mostNodes)
  .default({})

type MappedNode = { id: string; type: string; name?: string | null | undefined }
type MappingFault = { node: string; message: Text }

/** The part of a mapping that speaks of nodes of a version. */
export function mappingOf(mapping: NodeMapping, nodes: MappedNode[]): NodeMapping {
  const known = new Set(nodes.map(({ id }) => id))
  return Object.fromEntries(Object.entries(mapping).filter(([id]) => known.has(id)))
}

/** What is wrong with a mapping between two versions, by the node that is mapped: what it says of other nodes is not looked at. */
export function mappingFaults(mapping: NodeMapping, from: MappedNode[], to: MappedNode[]): MappingFault[] {
  const own = new Map(Object.entries(mappingOf(mapping, from)))
  const there = new Map(to.map((node) => [node.id, node]))
  const standFor = Map.groupBy(from, ({ id }) => own.get(id) ?? id)
  return from.flatMap((node) => {
    const target = own.get(node.id)
    if (target === undefined) return []
    const found = there.get(target)
    if (!found) return [{ node: node.id, message: notThere(target) }]
    if (found.type !== node.type) return [{ node: node.id, message: otherKind(nameOf(node), nameOf(found)) }]
    const other = standFor.get(target)?.find(({ id }) => id !== node.id)
    return other ? [{ node: node.id, message: taken(nameOf(found), nameOf(other)) }] : []
  })
}

const nameOf = ({ id, name }: MappedNode): string => name || id

export const notHere = (id: string): Text =>
  text(`要迁移的审批所在的版本里没有节点“${id}”`, `No version that requests are moved from has a node "${id}"`)
const notThere = (id: string): Text => text(`新版本里没有节点“${id}”`, `The other version has no node "${id}"`)
const otherKind = (from: string, to: string): Text =>
  text(`节点“${from}”和“${to}”不是同一种节点`, `The nodes "${from}" and "${to}" are of different kinds`)
const taken = (to: string, other: string): Text =>
  text(`节点“${to}”已经对应原来的节点“${other}”`, `The node "${to}" stands for the node "${other}" already`)
