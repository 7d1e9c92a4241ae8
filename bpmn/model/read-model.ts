import type { BpmnModdle } from 'bpmn-moddle'
import type { Element } from './element.ts'
import { normalForm } from './normal-form.ts'
import { printXml } from './print-xml.ts'
import { readXml } from './read-xml.ts'

/** The definitions that a document says. Throws for what is no BPMN 2.0, or ends flows and events nowhere. */
export async function readModel(moddle: BpmnModdle, xml: string): Promise<Element> {
  const nodes = readXml(xml)
  if (!nodes) {
    await moddle.fromXML(xml)
    throw new Error('the XML is not well-formed, or nested too deep')
  }
  const { nodes: normal, decode } = normalForm(nodes, xml)
  const { rootElement, elementsById, warnings } = await moddle.fromXML(printXml(normal))
  const definitions = rootElement as Element
  for (const warning of warnings) {
    if (/duplicate id/i.test(warning.message)) throw warning
    if (isUnresolved(warning)) resolve(warning, elementsById as Record<string, Element>)
  }
  if (decode) decodeAll(definitions, decode)
  return definitions
}

type Warning = Awaited<ReturnType<BpmnModdle['fromXML']>>['warnings'][number]
type Unresolved = { message: string; element: Element; property: string; value: string }

function isUnresolved(warning: Warning): warning is Unresolved {
  return /unresolved reference/.test(warning.message)
}

/** Without these there is no graph. */
const needed = new Set(['bpmn:sourceRef', 'bpmn:targetRef', 'bpmn:attachedToRef'])

/** References are names with a prefix, as in `tns:Task_1`. Those to what is not in the file are told by their name, not dropped. */
function resolve({ element, property, value, message }: Unresolved, elementsById: Record<string, Element>): void {
  const found = elementsById[value.slice(value.indexOf(':') + 1)]
  if (!found && needed.has(property)) throw new Error(message)
  const name = property.slice(property.indexOf(':') + 1)
  const target = found ?? { $type: 'unresolved', id: value }
  const known = element[name]
  if (Array.isArray(known)) known.push(target)
  else element[name] = target
}

function decodeAll(definitions: Element, decode: (value: string) => string): void {
  const seen = new Set<object>([definitions])
  for (const holder of seen) {
    const values = holder as Record<string, unknown>
    for (const key of [...Object.keys(values), '$attrs', '$children', '$body']) {
      const value = values[key]
      if (typeof value === 'string') {
        const decoded = decode(value)
        if (decoded !== value) values[key] = decoded
      } else if (typeof value === 'object' && value !== null) seen.add(value)
    }
  }
}
