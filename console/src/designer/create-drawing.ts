import { createSignal, onCleanup } from 'solid-js'
import { showAll } from './canvas/bring-into-view.ts'
import { createModeler, createViewer, type Drawing } from './canvas/create-modeler.ts'
import type { Drawn } from './canvas/services.ts'
import type { Notation, RawGraph } from './notation.ts'

export type DrawingState = ReturnType<typeof createDrawing>

const readableScale = 0.3

/** A drawing in a box of the page, with what changes in it as signals. */
export function createDrawing(container: HTMLElement, { notation, canEdit }: { notation: Notation; canEdit: boolean }) {
  const drawing: Drawing = canEdit ? createModeler(container, notation) : createViewer(container, notation)
  const { get } = drawing
  const [tick, setTick] = createSignal(0)
  const [selected, setSelected] = createSignal<Drawn[]>([], { equals: false })
  const [isLoaded, setLoaded] = createSignal(false)
  const [viewTick, setViewTick] = createSignal(0)
  const [savedAt, setSavedAt] = createSignal<number | undefined>(-1)
  const changed = (): void => void setTick((count) => count + 1)
  const bus = get('eventBus')

  bus.on('commandStack.changed', changed)
  bus.on('import.done', changed)
  bus.on('selection.changed', () => setSelected(get('selection').get()))
  // A change may replace what is selected, or its fields.
  bus.on('commandStack.changed', () => setSelected(get('selection').get()))
  bus.on('canvas.viewbox.changed', () => setViewTick((count) => count + 1))
  // The drawing keeps the size of its box in mind.
  const sizes = new ResizeObserver(() => get('canvas').resized())
  sizes.observe(container)
  onCleanup(() => {
    sizes.disconnect()
    drawing.destroy()
  })

  let opened = notation.emptyFile
  const stackIndex = (): number => (get('commandStack') as unknown as { _stackIdx: number })._stackIdx
  const isAlive = (element: Drawn): boolean => get('elementRegistry').get(element.id) === element

  async function load(xml: string, { isSaved, isNew = false }: { isSaved: boolean; isNew?: boolean }): Promise<void> {
    await drawing.open(xml, { isNew })
    opened = xml
    setSavedAt(isSaved ? -1 : undefined)
    setLoaded(true)
    showAll(get, { leastScale: readableScale })
    changed()
  }

  /** A step back may leave its traces in the model; with all of them taken back, the file is as it came. */
  async function write(): Promise<string> {
    return canEdit && stackIndex() >= 0 ? drawing.write() : opened
  }

  return {
    get,
    notation,
    readGraph: (): RawGraph => notation.readGraph(get('elementRegistry')),
    /** All nodes and edges, wherever they stand. */
    readAll: (): RawGraph => notation.flatten(notation.readGraph(get('elementRegistry'))),
    load,
    write,
    showAll: (): void => showAll(get),
    changed,
    isLoaded,
    /** Read where something depends on what is drawn. */
    tick,
    viewTick,
    canEdit,
    selected: (): Drawn[] => selected().filter(isAlive),
    picture: async (): Promise<string> => (await get('culling').withAll(() => drawing.saveSVG())).svg,
    canUndo: (): boolean => tick() >= 0 && canEdit && get('commandStack').canUndo(),
    canRedo: (): boolean => tick() >= 0 && canEdit && get('commandStack').canRedo(),
    isDirty: (): boolean => tick() >= 0 && canEdit && savedAt() !== stackIndex(),
    markSaved: (): void => void setSavedAt(stackIndex()),
    markUnsaved: (): void => void setSavedAt(undefined),
  }
}
