import { BpmnModdle } from 'bpmn-moddle'
import { invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import ops from '../extension/ops.json' with { type: 'json' }
import type { Element } from './element.ts'
import { readModel } from './read-model.ts'
import { printModel, rememberSource, writeModel } from './write-model.ts'

const moddle = new BpmnModdle({ ops })
const mostCharacters = 20_000_000
const shownReason = 300

/** The definitions of a BPMN 2.0 file. Throws `validation` for what is none. */
export async function openBpmn(xml: string): Promise<Element> {
  if (xml.length > mostCharacters) {
    throw invalid('bpmn_xml', text('文件太大，最多 20 MB', 'The file is too large: 20 MB at most'))
  }
  try {
    const { definitions, elementsById } = await readModel(moddle, xml)
    const base = async () => printModel(moddle, (await readModel(moddle, xml)).definitions)
    rememberSource(definitions, { xml, base, elementsById })
    return definitions
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

/** A file that was opened keeps everything that was not changed as it was written, also what the model does not know. */
export function writeBpmn(definitions: Element): Promise<string> {
  return writeModel(moddle, definitions)
}

export function createElement(type: string, properties: Record<string, unknown> = {}): Element {
  return moddle.create(type, properties)
}
