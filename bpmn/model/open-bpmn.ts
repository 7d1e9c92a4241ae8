import { BpmnModdle } from 'bpmn-moddle'
import { invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import ops from '../extension/ops.json' with { type: 'json' }
import type { Element } from './element.ts'

const moddle = new BpmnModdle({ ops })
const mostCharacters = 20_000_000
const shownReason = 300

/** The definitions of a BPMN 2.0 file. Throws `validation` for what is none. */
export async function openBpmn(xml: string): Promise<Element> {
  if (xml.length > mostCharacters) {
    throw invalid('bpmn_xml', text('文件太大，最多 20 MB', 'The file is too large: 20 MB at most'))
  }
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml)
    const [broken] = warnings.filter(({ message }) => /unresolved reference|duplicate id/i.test(message))
    if (broken) throw broken
    return rootElement as Element
  } catch (error) {
    const reason = String((error as Error).message)
      .split('\n')[0]
      ?.slice(0, shownReason)
    throw invalid(
      'bpmn_xml',
      text(`不是可读的 BPMN 2.0 文件：${reason}`, `This is no readable BPMN 2.0 file: ${reason}`),
    )
  }
}

export async function writeBpmn(definitions: Element): Promise<string> {
  return (await moddle.toXML(definitions, { format: true })).xml
}

export function createElement(type: string, properties: Record<string, unknown> = {}): Element {
  return moddle.create(type, properties) as Element
}
