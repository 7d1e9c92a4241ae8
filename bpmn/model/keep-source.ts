import { isXmlElement, type XmlAttribute, type XmlElement, type XmlNode } from './xml-tree.ts'

/**
 * What was written, in the words of the source: `base` is the source as the model writes it when nothing is changed, `written`
 * as it writes it now. What is the same in both stands as in the source, with all that the model left out; the rest is changed.
 */
export function keepSource(source: XmlNode[], base: XmlNode[], written: XmlNode[]): XmlNode[] {
  const [before, now] = [base.find(isXmlElement), written.find(isXmlElement)]
  return source.map((node) => (isXmlElement(node) && before && now ? merged(node, before, now) : node))
}

function merged(source: XmlElement, base: XmlElement, written: XmlElement): XmlElement {
  return {
    ...source,
    attributes: mergedAttributes(source, base, written),
    children: mergedChildren(source, base, written),
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

function mergedChildren(source: XmlElement, base: XmlElement, written: XmlElement): XmlNode[] {
  const [before, now] = [identified(base), identified(written)]
  if (textOf(base) !== textOf(written)) return written.children
  const chunks = chunksOf(source, before)
  const isGone = ({ id }: Chunk) => id !== undefined && !now.has(id)
  const kept = chunks.map((chunk) => (isGone(chunk) ? { ...chunk, nodes: chunk.nodes.slice(1) } : chunk))
  if (isReordered(before, now)) {
    const places = new Map([...now.keys()].map((id, place) => [id, place]))
    const placeOf = ({ id }: Chunk) => (id === undefined ? -1 : (places.get(id) ?? -1))
    kept.sort((a, b) => placeOf(a) - placeOf(b))
  }
  const added = addedTo(now, before)
  const children = kept.flatMap(({ id, nodes: [first, ...rest] }) => {
    const [old, current] = [before.get(id ?? ''), now.get(id ?? '')]
    const self = isXmlElement(first) && old && current ? merged(first, old, current) : first
    const behind = added.get(id) ?? []
    added.delete(id)
    return [...(self === undefined ? [] : [self]), ...rest, ...behind]
  })
  return [...children, ...[...added.values()].flat()]
}

/** A child that the model knows, with all behind it that it does not know; the first chunk is what stands before them. */
type Chunk = { id: string | undefined; nodes: XmlNode[] }

function chunksOf(source: XmlElement, before: Map<string, XmlElement>): Chunk[] {
  const chunks: Chunk[] = [{ id: undefined, nodes: [] }]
  const ids = new Map([...identified(source)].map(([id, child]) => [child, id]))
  for (const child of source.children) {
    const id = isXmlElement(child) ? ids.get(child) : undefined
    if (id !== undefined && before.has(id)) chunks.push({ id, nodes: [child] })
    else chunks.at(-1)?.nodes.push(child)
  }
  return chunks
}

function isReordered(before: Map<string, XmlElement>, now: Map<string, XmlElement>): boolean {
  const left = [...before.keys()].filter((id) => now.has(id))
  const right = [...now.keys()].filter((id) => before.has(id))
  return left.some((id, index) => id !== right[index])
}

/** New children by the known one that they follow. */
function addedTo(now: Map<string, XmlElement>, before: Map<string, XmlElement>): Map<string | undefined, XmlNode[]> {
  const added = new Map<string | undefined, XmlNode[]>()
  let last: string | undefined
  for (const [id, child] of now) {
    if (before.has(id)) last = id
    else if (added.get(last)?.push(child, '\n') === undefined) added.set(last, [child, '\n'])
  }
  return added
}

/** Children by what they are recognised by: their id, their name where it is the only one, else what stands in them or their number. */
function identified({ children }: XmlElement): Map<string, XmlElement> {
  const known = new Map<string, XmlElement>()
  const numbers = new Map<string, number>()
  const elements = children.filter(isXmlElement)
  const counts = Map.groupBy(elements, ({ key }) => key)
  for (const child of elements) {
    const own = child.attributes.find(({ key }) => key === 'id')?.value
    const isOnly = counts.get(child.key)?.length === 1
    const mark = own === undefined ? (isOnly ? '' : `=${textOf(child)}`) : `#${own}`
    const number = numbers.get(child.key + mark) ?? 0
    numbers.set(child.key + mark, number + 1)
    known.set(`${child.key}${mark} ${number}`, child)
  }
  return known
}

/** However it was written: the model writes it in its own way. */
function textOf({ children }: XmlElement): string {
  return children
    .filter((child) => typeof child === 'string')
    .map((child) => /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(child)?.[1] ?? (child.startsWith('<') ? '' : decoded(child)))
    .join('')
    .trim()
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (source, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? source
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0x10ffff ? source : String.fromCodePoint(code)
  })
}

function valuesOf({ attributes }: XmlElement): Map<string, string> {
  return new Map(attributes.map(({ key, value }) => [key, value]))
}
