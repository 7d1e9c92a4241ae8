import { createSignal } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { toast } from '../../ui/toast.ts'
import { versionRecordQuery } from '../flow-reads.ts'
import type { FlowVersionDetail } from '../flow-records.ts'
import { validateFlow } from '../flow-writes.ts'
import type { DrawingState } from './create-drawing.ts'
import { readGraph } from './graph/read-graph.ts'
import type { Side } from './versions/CompareView.tsx'

type Shown = { version: number; before: Side; after: Side }
type Options = { flowId: () => number | undefined; drawing: () => DrawingState | undefined }

/** A version beside the canvas, or in its place. */
export function createCompare({ flowId, drawing }: Options) {
  const [shown, setShown] = createSignal<Shown>()

  async function open(version: number): Promise<void> {
    try {
      const [detail, after] = await Promise.all([find(version), canvasSide()])
      if (after) setShown({ version, before: { bpmn_xml: detail.bpmn_xml, graph: detail.dag_config }, after })
    } catch (error) {
      toast.error(t().flows.versions.compare, error)
    }
  }

  async function restore(version: number): Promise<void> {
    const { bpmn_xml } = await find(version)
    await drawing()?.load(bpmn_xml, { isSaved: false })
    toast.success(t().flows.versions.restored(version))
  }

  const find = (version: number): Promise<FlowVersionDetail> =>
    versionRecordQuery(flowId() ?? 0, version).load(new AbortController().signal)

  /** The server's form of it, which says what is left out too, as a stored version does. */
  async function canvasSide(): Promise<Side | undefined> {
    const current = drawing()
    if (!current) return undefined
    const bpmn_xml = await current.write()
    const { dag_config } = await validateFlow({ bpmn_xml })
    const graph = (dag_config as Side['graph'] | undefined) ?? readGraph(current.get('elementRegistry'))
    return { bpmn_xml, graph }
  }

  return { shown, open, restore, close: (): void => void setShown(undefined) }
}
