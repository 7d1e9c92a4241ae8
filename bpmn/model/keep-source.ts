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
  const kept = chunks.filter(({ id }) => id === undefined || now.has(id))
  if (isReordered(before, now)) kept.sort((a, b) => place(a.id) - place(b.id))
  const children: XmlNode[] = []
  const added = addedTo(now, (id) => before.has(id))
  for (const { id, nodes } of kept) {
    const [old, current] = [id && before.get(id), id && now.get(id)]
    const [first, ...rest] = nodes
    children.push(...(isXmlElement(first) && old && current ? [merged(first, old, current), ...rest] : nodes))
    children.push(...(added.get(id) ?? []))
    added.delete(id)
  }
  return [...children, ...[...added.values()].flat()]

  function place(id: string | undefined): number {
    return id === undefined ? -1 : [...now.keys()].indexOf(id)
  }
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
function addedTo(now: Map<string, XmlElement>, isKnown: (id: string) => boolean): Map<string | undefined, XmlNode[]> {
  const added = new Map<string | undefined, XmlNode[]>()
  let last: string | undefined
  for (const [id, child] of now) {
    if (isKnown(id)) last = id
    else added.set(last, [...(added.get(last) ?? []), child, '\n'])
  }
  return added
}

/** Children by what they are recognised by: their id, their name where it is the only one, else what stands in them or their number. */
function identified({ children }: XmlElement): Map<string, XmlElement> {
  const known = new Map<string, XmlElement>()
  const elements = children.filter(isXmlElement)
  const counts = Map.groupBy(elements, ({ key }) => key)
  for (const child of elements) {
    const own = child.attributes.find(({ key }) => key === 'id')?.value
    const isOnly = counts.get(child.key)?.length === 1
    const mark = own === undefined ? (isOnly ? '' : `=${textOf(child)}`) : `#${own}`
    for (let number = 0; ; number++) {
      const id = `${child.key}${mark} ${number}`
      if (known.has(id)) continue
      known.set(id, child)
      break
    }
  }
  return known
}

function textOf({ children }: XmlElement): string {
  return children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()
}

function valuesOf({ attributes }: XmlElement): Map<string, string> {
  return new Map(attributes.map(({ key, value }) => [key, value]))
}
