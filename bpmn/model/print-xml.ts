import { declaredBy, isXmlElement, type Scope, type XmlAttribute, type XmlElement, type XmlNode } from './xml-tree.ts'

type Pair = Pick<XmlAttribute, 'name' | 'value'>

/** As it was written, but for what was changed. A name that came from where its prefix was declared is declared here, too. */
export function printXml(nodes: XmlNode[]): string {
  const out: string[] = []
  for (const node of nodes) print(isXmlElement(node) ? declaring(node) : node, {})
  return out.join('')

  function print(node: XmlNode, outer: Scope): void {
    if (!isXmlElement(node)) {
      out.push(node)
      return
    }
    const { name, attributes, children } = node
    const missing = missingIn({ ...outer, ...declaredBy(attributes) }, node)
    const all = missing.length === 0 ? attributes : [...attributes, ...missing]
    const tag = tagOf(node, all)
    const isClosed = tag.endsWith('/>')
    out.push(isClosed && children.length > 0 ? tag.replace(/\s*\/>$/, '>') : tag)
    const scope = { ...outer, ...declaredBy(all) }
    for (const child of children) print(child, scope)
    if (!isClosed || children.length > 0) out.push(`</${name}>`)
  }
}

/** With what is missing anywhere below, where nothing else goes by that prefix. */
function declaring(root: XmlElement): XmlElement {
  const found = new Map<string, Set<string>>()
  const left: [XmlElement, Scope][] = [[root, {}]]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [node, outer] = next
    const scope = { ...outer, ...declaredBy(node.attributes) }
    for (const { name, value } of missingIn(scope, node)) found.set(name, (found.get(name) ?? new Set()).add(value))
    for (const child of node.children) if (isXmlElement(child)) left.push([child, scope])
  }
  const taken = new Set(root.attributes.map(({ name }) => name))
  const added = [...found].flatMap(([name, [value = '', ...others]]) =>
    name === 'xmlns' || taken.has(name) || others.length > 0 ? [] : [{ name, key: name, value }],
  )
  return added.length === 0 ? root : { ...root, attributes: [...root.attributes, ...added] }
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

const written = /\s+([^\s=>/]+)\s*=\s*("[^"]*"|'[^']*')/g

/** The tag of the source with what is different in it; a tag of its own where there is none. */
function tagOf({ name, tag }: XmlElement, attributes: Pair[]): string {
  const text = tag?.text ?? `<${name}/>`
  if (attributes === tag?.attributes && name === tag.name) return text
  const left = new Map(attributes.map((one) => [one.name, one.value]))
  const kept = text.replace(/^<[^\s/>]+/, `<${name}`).replace(written, (source, own: string, old: string) => {
    const value = left.get(own)
    left.delete(own)
    if (value === undefined) return ''
    return value === old.slice(1, -1) ? source : source.slice(0, -old.length) + quoted(value, old.charAt(0))
  })
  const added = [...left].map(([own, value]) => ` ${own}=${quoted(value)}`).join('')
  return added === '' ? kept : kept.replace(/\s*\/?>$/, (end) => added + end)
}

function quoted(value: string, wanted = '"'): string {
  const quote = value.includes(wanted) ? (wanted === '"' ? "'" : '"') : wanted
  return quote + value + quote
}
