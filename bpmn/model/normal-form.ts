import type { XmlAttribute, XmlElement, XmlNode } from './xml-tree.ts'

const bpmn = '{http://www.omg.org/spec/BPMN/20100524/MODEL}'
/** What `bpmn-moddle` takes for an id; XML takes letters of any script. */
const plainId = /^[A-Za-z_][\w.-]*$/
const flags = new Set([
  ...['isExecutable', 'isClosed', 'isForCompensation', 'isInterrupting', 'cancelActivity', 'isSequential'],
  ...['triggeredByEvent', 'instantiate', 'isCollection', 'isUnlimited', 'parallelMultiple', 'waitForCompletion'],
  ...['testBefore', 'cancelRemainingInstances', 'isImmediate', 'mustUnderstand', 'isReference'],
])

/**
 * A document in the words that `bpmn-moddle` reads: it drops elements whose id is not of ASCII, and takes the `1` of a boolean
 * for false. `decode` gives the ids back in what was read; undefined when none was changed.
 */
export function normalForm(nodes: XmlNode[], xml: string): { nodes: XmlNode[]; decode?: (value: string) => string } {
  let prefix = 'alias_of_id'
  while (xml.includes(prefix)) prefix += '_'
  const aliases = new Map([...foreignIds(nodes)].map((id, index) => [id, `${prefix}${index}`]))
  const ids = new Map([...aliases].map(([id, alias]) => [alias, id]))
  const anAlias = new RegExp(`${prefix}\\d+`, 'g')
  const decode = (value: string) => value.replace(anAlias, (alias) => ids.get(alias) ?? alias)
  return { nodes: nodes.map(normal), ...(aliases.size > 0 && { decode }) }

  function normal(node: XmlNode): XmlNode {
    if (typeof node === 'string') return withAliases(node)
    const attributes = node.attributes.map((one) => ({
      ...one,
      value: isFlag(node, one) ? flag(one) : withAliases(one.value),
    }))
    return { ...node, attributes, children: node.children.map(normal) }
  }

  /** Of a reference, which may have a prefix, or of several. */
  function withAliases(value: string): string {
    if (aliases.size === 0) return value
    return value.replace(/(?<=^|\s|:)[^\s:]+(?=\s|$)/g, (word) => aliases.get(word) ?? word)
  }
}

function isFlag({ key }: XmlElement, attribute: XmlAttribute): boolean {
  return key.startsWith(bpmn) && flags.has(attribute.key) && /^\s*[01]\s*$/.test(attribute.value)
}

function flag({ value }: XmlAttribute): string {
  return String(value.trim() === '1')
}

function foreignIds(nodes: XmlNode[]): Set<string> {
  const ids = new Set<string>()
  const left = [...nodes]
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node === 'string') continue
    const id = node.attributes.find(({ key }) => key === 'id')?.value
    if (id !== undefined && !plainId.test(id)) ids.add(id)
    left.push(...node.children)
  }
  return ids
}
