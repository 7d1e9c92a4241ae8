import { declaredBy, isXmlElement, type Scope, type XmlAttribute, type XmlElement, type XmlNode } from './xml-tree.ts'

type Pair = Pick<XmlAttribute, 'name' | 'value'>

/** Declares the namespace of a name that came from where its prefix had another one. */
export function printXml(nodes: XmlNode[]): string {
  const out: string[] = []
  for (const node of nodes) print(node, {})
  return out.join('')

  function print(node: XmlNode, outer: Scope): void {
    if (!isXmlElement(node)) {
      out.push(node)
      return
    }
    const { name, attributes, children } = node
    const missing = missingIn({ ...outer, ...declaredBy(attributes) }, node)
    const all = [...attributes, ...missing]
    const tag = [name, ...all.map((one) => `${one.name}=${quoted(one.value)}`)].join(' ')
    if (children.length === 0) {
      out.push(`<${tag}/>`)
      return
    }
    out.push(`<${tag}>`)
    const scope = { ...outer, ...declaredBy(all) }
    for (const child of children) print(child, scope)
    out.push(`</${name}>`)
  }
}

function missingIn(scope: Scope, { name, key, attributes }: XmlElement): Pair[] {
  const named = attributes.filter((one) => one.name.includes(':') && !one.name.startsWith('xmlns:'))
  const missing = [{ name, key }, ...named].flatMap((one) => {
    const prefix = one.name.includes(':') ? (one.name.split(':')[0] ?? '') : ''
    const uri = /^\{(.*)\}/.exec(one.key)?.[1] ?? ''
    // A prefix that nobody declared stands for itself.
    const isKnown = uri === prefix || prefix === 'xml' || (scope[prefix] ?? '') === uri
    return isKnown ? [] : [[prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri] as const]
  })
  return [...new Map(missing)].map(([declared, value]) => ({ name: declared, value }))
}

function quoted(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`
}
