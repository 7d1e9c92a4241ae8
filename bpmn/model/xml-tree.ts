/** An attribute as it was written: its value is not decoded. `key`: its name with its namespace instead of a prefix. */
export type XmlAttribute = { name: string; value: string; key: string }
export type XmlElement = {
  name: string
  /** The name with its namespace instead of a prefix. */
  key: string
  attributes: XmlAttribute[]
  children: XmlNode[]
  /** How it begins in the source, with what it has there. */
  tag?: { text: string; name: string; attributes: XmlAttribute[] }
}
/** A text, CDATA, comment or instruction stands as it was written. */
export type XmlNode = XmlElement | string

/** Namespaces by prefix; '' is that of elements without one. */
export type Scope = Record<string, string>

export function declaredBy(attributes: Pick<XmlAttribute, 'name' | 'value'>[]): Scope {
  const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'))
  return Object.fromEntries(declared.map(({ name, value }) => [name.slice('xmlns:'.length), value]))
}

export function isXmlElement(node: XmlNode | undefined): node is XmlElement {
  return typeof node === 'object'
}
