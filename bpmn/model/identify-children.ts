import { isXmlElement, type XmlElement } from './xml-tree.ts'

/** What a child is recognised by when it was written under another id than it has in the source. */
export type MarkOf = (id: string) => string

/** Children by what they are recognised by: their id, their name where it is the only one, else what stands in them or their number. */
export function identifyChildren({ children }: XmlElement, markOf: MarkOf = (id) => id): Map<string, XmlElement> {
  const known = new Map<string, XmlElement>()
  const numbers = new Map<string, number>()
  const elements = children.filter(isXmlElement)
  const counts = Map.groupBy(elements, ({ key }) => key)
  for (const child of elements) {
    const own = child.attributes.find(({ key }) => key === 'id')?.value
    const isOnly = counts.get(child.key)?.length === 1
    const mark = own === undefined ? `${child.key}${isOnly ? '' : `=${textOf(child)}`}` : `#${markOf(own)}`
    const number = numbers.get(mark) ?? 0
    numbers.set(mark, number + 1)
    known.set(`${mark} ${number}`, child)
  }
  return known
}

/** However it was written: the model writes it in its own way. */
export function textOf({ children }: XmlElement): string {
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
