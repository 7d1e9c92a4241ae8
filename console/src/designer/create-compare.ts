import { createSignal } from 'solid-js'
import { t } from '../i18n/language.ts'
import { toast } from '../ui/toast.ts'
import type { DrawingState } from './create-drawing.ts'
import type { Checked, Side } from './store.ts'

type TitledSide = Side & { title: string }
type Shown = { title: string; before: TitledSide; after: TitledSide }
type Options = {
  find: (version: number) => Promise<Side>
  /** The server's form of what is drawn, which says what is left out too, as a stored version does. */
  read: (bpmn_xml: string) => Promise<Checked>
  drawing: () => DrawingState | undefined
}

/** A version beside the canvas, or in its place. */
export function createCompare({ find, read, drawing }: Options) {
  const [shown, setShown] = createSignal<Shown>()

  async function open(version: number): Promise<void> {
    try {
      const [before, after] = await Promise.all([find(version), canvasSide()])
      const words = t().designer.versions
      if (!after) return
      setShown({
        title: words.diffTitle(version),
        before: { ...before, title: words.before(version) },
        after: { ...after, title: words.after },
      })
    } catch (error) {
      toast.error(t().designer.versions.compare, error)
    }
  }

  async function restore(version: number): Promise<void> {
    const { bpmn_xml } = await find(version)
    await drawing()?.load(bpmn_xml, { isSaved: false })
    toast.success(t().designer.versions.restored(version))
  }

  async function canvasSide(): Promise<Side | undefined> {
    const current = drawing()
    if (!current) return undefined
    const bpmn_xml = await current.write()
    const { graph } = await read(bpmn_xml)
    return { bpmn_xml, graph: graph ?? current.readGraph() }
  }

  return { shown, open, restore, close: (): void => void setShown(undefined) }
}
