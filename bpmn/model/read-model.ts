import type { Element } from './element.ts'
import type { Moddle } from './moddle.ts'
import { normalForm } from './normal-form.ts'
import { printXml } from './print-xml.ts'
import { readXml } from './read-xml.ts'
import { hasForeignCharacter } from './xml-characters.ts'

export type Model = { definitions: Element; elementsById: Record<string, Element> }

/** What a document says. Throws for what is no BPMN 2.0, or ends flows and events nowhere. */
export async function readModel(moddle: Moddle, xml: string): Promise<Model> {
  if (hasForeignCharacter(xml)) throw new Error('it holds what is no character of XML')
  const nodes = readXml(xml)
  if (!nodes) {
    await moddle.fromXML(xml)
    throw new Error('the XML is not well-formed, or nested too deep')
  }
  const { nodes: normal, decode } = normalForm(nodes, xml)
  const { rootElement, elementsById, warnings } = await moddle.fromXML(printXml(normal))
  for (const warning of warnings) {
    if (/duplicate id/i.test(warning.message)) throw warning
    if (isUnresolved(warning)) resolve(warning, { moddle, elementsById })
  }
  if (!decode) return { definitions: rootElement, elementsById }
  decodeAll(rootElement, decode)
  const decoded = Object.entries(elementsById).map(([id, element]) => [decode(id), element])
  return { definitions: rootElement, elementsById: Object.fromEntries(decoded) }
}

type Warning = Awaited<ReturnType<Moddle['fromXML']>>['warnings'][number]
type Unresolved = { message: string; element: Element; property: string; value: string }

function isUnresolved(warning: Warning): warning is Unresolved {
  return /unresolved reference/.test(warning.message)
}

/** Without these there is no graph. */
const needed = new Set(['bpmn:sourceRef', 'bpmn:targetRef', 'bpmn:attachedToRef'])

/** References are names with a prefix, as in `tns:Task_1`. Those to what is not in the file are told by their name, not dropped. */
function resolve(
  { element, property, value, message }: Unresolved,
  { moddle, elementsById }: { moddle: Moddle; elementsById: Record<string, Element> },
): void {
  const found = elementsById[value.slice(value.indexOf(':') + 1)]
  if (!found && needed.has(property)) throw new Error(message)
  const name = property.slice(property.indexOf(':') + 1)
  const target = found ?? moddle.createAny('unresolved', '', { id: value })
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
