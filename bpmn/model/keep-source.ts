import { identifyChildren, type MarkOf, textOf } from './identify-children.ts'
import { isXmlElement, type XmlAttribute, type XmlElement, type XmlNode } from './xml-tree.ts'

/** A document, the model that was made of it as the model writes it, and as it writes it after changes. */
export type Versions = { source: XmlNode[]; base: XmlNode[]; written: XmlNode[] }

export type KeepOptions = {
  /** By the id that an element was written under, the one that it has in the source. */
  formerIds?: ReadonlyMap<string, string>
  /** Whether what stands in the source stays in its order there, whatever order it was written in. */
  keepsOrder?: boolean
}

/**
 * What was written, in the words of the source: what is the same in `base` and `written` stands as in the source, with all
 * that the model left out, and without what it said besides; the rest is changed.
 */
export function keepSource({ source, base, written }: Versions, options: KeepOptions = {}): XmlNode[] {
  const { formerIds = new Map<string, string>(), keepsOrder = false } = options
  const former = new Set(formerIds.values())
  const [before, now] = [base.find(isXmlElement), written.find(isXmlElement)]
  return source.map((node) => (isXmlElement(node) && before && now ? merged(node, before, now) : node))

  function merged(own: XmlElement, old: XmlElement, current: XmlElement): XmlElement {
    if (isSame(old, current)) return own
    return {
      ...own,
      ...(old.key !== current.key && { name: nameLike(own, current), key: current.key }),
      attributes: mergedAttributes(own, old, current),
      children: mergedChildren(own, old, current),
    }
  }

  function mergedChildren(own: XmlElement, old: XmlElement, current: XmlElement): XmlNode[] {
    const [known, before, now] = [identifyChildren(own), identifyChildren(old), identifyChildren(current, markOf)]
    const isBare = own.children.length === 0 && before.size === 0
    if (isBare || textOf(old) !== textOf(current)) return current.children
    const kept = chunksOf(own, { known, before }).map((chunk) => withoutGone(chunk, now))
    if (!keepsOrder && isReordered(before, now)) {
      const places = new Map([...now.keys()].map((id, place) => [id, place]))
      const placeOf = ({ id }: Chunk) => (id === undefined ? -1 : (places.get(id) ?? -1))
      kept.sort((a, b) => placeOf(a) - placeOf(b))
    }
    const added = addedTo({ known, before, now })
    const indent = indentOf(own)
    const children = kept.flatMap(({ id, nodes: [first, ...rest] }) => {
      const [was, is] = [before.get(id ?? ''), now.get(id ?? '')]
      const self = isXmlElement(first) && was && is ? merged(first, was, is) : first
      return withAdded([...(self === undefined ? [] : [self]), ...rest], added.get(id) ?? [], indent)
    })
    return withoutEmptyLines(children)
  }

  /** An id that another element had in the source says nothing of who has it now. */
  function markOf(id: string): ReturnType<MarkOf> {
    return formerIds.get(id) ?? (former.has(id) ? `new ${id}` : id)
  }
}

function mergedAttributes(source: XmlElement, base: XmlElement, written: XmlElement): XmlAttribute[] {
  const [before, now] = [valuesOf(base), valuesOf(written)]
  const isChanged = ({ key }: XmlAttribute) => before.get(key) !== now.get(key)
  const known = valuesOf(source)
  const kept = source.attributes.flatMap((one) => {
    if (!isChanged(one)) return [one]
    const value = now.get(one.key)
    return value === undefined ? [] : [{ ...one, value }]
  })
  return [...kept, ...written.attributes.filter((one) => !known.has(one.key) && isChanged(one))]
}

/** The name of another kind, under the prefix that its namespace has in the source. */
function nameLike(source: XmlElement, written: XmlElement): string {
  const [space, otherSpace] = [source, written].map(({ key }) => key.slice(0, key.indexOf('}')))
  if (space !== otherSpace) return written.name
  const prefix = source.name.slice(0, source.name.indexOf(':') + 1)
  return prefix + written.name.slice(written.name.indexOf(':') + 1)
}

/** A child that the model knows, with all behind it that it does not know; the first chunk is what stands before them. */
type Chunk = { id: string | undefined; nodes: XmlNode[] }
type Children = Map<string, XmlElement>

function chunksOf(source: XmlElement, { known, before }: { known: Children; before: Children }): Chunk[] {
  const chunks: Chunk[] = [{ id: undefined, nodes: [] }]
  const ids = new Map([...known].map(([id, child]) => [child, id]))
  for (const child of source.children) {
    const id = isXmlElement(child) ? ids.get(child) : undefined
    if (id !== undefined && before.has(id)) chunks.push({ id, nodes: [child] })
    else chunks.at(-1)?.nodes.push(child)
  }
  return chunks
}

function withoutGone(chunk: Chunk, now: Children): Chunk {
  const isGone = chunk.id !== undefined && !now.has(chunk.id)
  return isGone ? { ...chunk, nodes: chunk.nodes.slice(1) } : chunk
}

function isReordered(before: Children, now: Children): boolean {
  const left = [...before.keys()].filter((id) => now.has(id))
  const right = [...now.keys()].filter((id) => before.has(id))
  return left.some((id, index) => id !== right[index])
}

/** New children by the known one that they follow; what only the model says is new once it is changed. */
function addedTo({
  known,
  before,
  now,
}: Record<'known' | 'before' | 'now', Children>): Map<string | undefined, XmlNode[]> {
  const added = new Map<string | undefined, XmlNode[]>()
  let last: string | undefined
  for (const [id, child] of now) {
    const old = before.get(id)
    if (old && known.has(id)) last = id
    else if (!old || !isSame(old, child)) {
      if (added.get(last)?.push(child) === undefined) added.set(last, [child])
    }
  }
  return added
}

/** Between the last thing before them and the line's end. */
function withAdded(nodes: XmlNode[], added: XmlNode[], indent: string): XmlNode[] {
  if (added.length === 0) return nodes
  const end = isSpace(nodes.at(-1)) ? nodes.length - 1 : nodes.length
  return [...nodes.slice(0, end), ...added.flatMap((node) => [indent, node]), ...nodes.slice(end)]
}

function indentOf({ children }: XmlElement): string {
  return children.filter((child) => typeof child === 'string').find(isSpace) ?? ''
}

/** Of what was taken out, the line goes with it. */
function withoutEmptyLines(nodes: XmlNode[]): XmlNode[] {
  return nodes.filter((node, index) => !isSpace(node) || !isSpace(nodes[index + 1]))
}

function isSpace(node: XmlNode | undefined): boolean {
  return typeof node === 'string' && node.trim() === ''
}

function isSame(one: XmlNode | undefined, other: XmlNode | undefined): boolean {
  if (!isXmlElement(one) || !isXmlElement(other)) return one === other
  const isAlike = one.key === other.key && one.children.length === other.children.length
  if (!isAlike || one.attributes.length !== other.attributes.length) return false
  const isTagSame = one.attributes.every(({ key, value }, index) => {
    const attribute = other.attributes[index]
    return key === attribute?.key && value === attribute.value
  })
  return isTagSame && one.children.every((child, index) => isSame(child, other.children[index]))
}

function valuesOf({ attributes }: XmlElement): Map<string, string> {
  return new Map(attributes.map(({ key, value }) => [key, value]))
}
