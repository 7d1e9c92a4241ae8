import { elementOf, type Element as FileElement, listOf } from '../../../../bpmn/model/element.ts'
import { readModel } from '../../../../bpmn/model/read-model.ts'
import { printModel, rememberSource, writeModel } from '../../../../bpmn/model/write-model.ts'
import { addPlaces, isPlaced } from './add-places.ts'
import type { Element } from './moddle.ts'
import type { GetService, Registry } from './services.ts'

/** What opens and writes files of a drawing of bpmn-js, by its own names. */
export type FileDoor = {
  get: GetService
  importDefinitions: (definitions: Element) => Promise<unknown>
  getDefinitions: () => Element
}

/** Opens a file as the server does. `isNew`: nobody wrote it, and nothing of it has to stay as it is. */
export async function openFile(door: FileDoor, xml: string, { isNew }: { isNew: boolean }): Promise<void> {
  const [moddle, bus] = [door.get('moddle'), door.get('eventBus')]
  const model = await readModel(moddle, xml)
  const { definitions, elementsById } = model
  if (!isPlaced(definitions)) addPlaces(moddle, model)
  joinEdges(Object.values(elementsById))
  bus.fire('import.parse.complete', { definitions, elementsById })
  await door.importDefinitions(definitions as Element)
  leaveLanes(Object.values(elementsById), door.get('elementRegistry'))
  bus.fire('import.done', { warnings: [] })
  if (isNew) return
  // Only now: what bpmn-js corrects when it draws is no change that anybody made.
  const base = await printModel(moddle, definitions)
  rememberSource(definitions, { xml, base: async () => base, elementsById, keepsOrder: true })
}

/** With everything of the file that was not changed. */
export function writeFile(door: FileDoor): Promise<string> {
  return writeModel(door.get('moddle'), door.getDefinitions())
}

/** A node may leave out which edges it has, which bpmn-js says as soon as one of them is taken away and put back. */
function joinEdges(elements: FileElement[]): void {
  for (const flow of elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow')) {
    for (const [end, edges] of [
      ['sourceRef', 'outgoing'],
      ['targetRef', 'incoming'],
    ] as const) {
      const node = elementOf(flow, end)
      if (node && !listOf(node, edges).includes(flow)) node[edges] = [...listOf(node, edges), flow]
    }
  }
}

/** bpmn-js takes a node that is moved out of all its lanes that it does not see it in, also of those that are not drawn. */
function leaveLanes(elements: FileElement[], registry: Registry): void {
  for (const lane of elements.filter(({ $type }) => $type === 'bpmn:Lane')) {
    if (registry.get(lane.id ?? '')) continue
    for (const node of listOf(lane, 'flowNodeRef')) node.lanes = listOf(node, 'lanes').filter((one) => one !== lane)
  }
}
