import { declaredBy, type Scope, type XmlElement, type XmlNode } from './xml-tree.ts'

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE(?:[^[>]|\[[^\]]*\])*>|<\/[^>]*>|<([^\s/>!?]+)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/gy
const attribute = /([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g
const deepest = 500

/** A document with all that stands in it, in its order; undefined for what is not well-formed, or nested too deep. */
export function readXml(xml: string): XmlNode[] | undefined {
  const top: XmlElement = { name: '', key: '', attributes: [], children: [] }
  const open: { element: XmlElement; scope: Scope }[] = [{ element: top, scope: {} }]
  token.lastIndex = 0
  for (let end = 0; end < xml.length; end = token.lastIndex) {
    const match = token.exec(xml)
    const parent = open.at(-1)
    if (!match || !parent || open.length > deepest) return undefined
    const [source, name, attributes = '', slash] = match
    if (source.startsWith('</')) {
      if (open.length === 1 || open.pop()?.element.name !== source.slice(2, -1).trim()) return undefined
    } else if (name === undefined) parent.element.children.push(source)
    else {
      const inner = elementOf({ tag: source, name, attributes }, parent.scope)
      parent.element.children.push(inner.element)
      if (slash === '') open.push(inner)
    }
  }
  return open.length === 1 ? top.children : undefined
}

type Tag = { tag: string; name: string; attributes: string }

function elementOf({ tag, name, attributes: source }: Tag, outer: Scope): { element: XmlElement; scope: Scope } {
  const pairs = [...source.matchAll(attribute)].map(([, own = '', value = '']) => ({
    name: own,
    value: value.slice(1, -1),
  }))
  const scope = { ...outer, ...declaredBy(pairs) }
  const attributes = pairs.map((pair) => ({ ...pair, key: attributeKey(pair.name, scope) }))
  return {
    element: { name, key: elementKey(name, scope), attributes, children: [], tag: { text: tag, name, attributes } },
    scope,
  }
}

function elementKey(name: string, scope: Scope): string {
  if (name.includes(':')) return attributeKey(name, scope)
  return scope[''] ? `{${scope['']}}${name}` : name
}

function attributeKey(name: string, scope: Scope): string {
  const [prefix = '', local] = name.split(':')
  return local === undefined || prefix === 'xmlns' ? name : `{${scope[prefix] ?? prefix}}${local}`
}
