import { type Drawn, isConnection, type Services } from './services.ts'

/** With fewer elements than this, the browser does as well by itself. */
const fewest = 200
/** How far beyond the view things are drawn, in views; when it has moved half of that, it is looked at anew. */
const beyond = 0.5
/** Below this zoom nobody can read a word. */
const farZoom = 0.3

type View = { x: number; y: number; width: number; height: number; scale: number }

/**
 * What is far out of sight is not laid out, and from afar words are not drawn: the browser's cost of a frame grows with
 * all that is in the page, seen or not.
 */
export class Culling {
  static $inject = ['eventBus', 'canvas', 'elementRegistry']
  private hidden = new Set<Element>()
  private looked: View | undefined
  /** Kept, as to ask for it has the page lay out all that has changed, and then once more what is shown now. */
  private view: View | undefined
  private frame = 0
  private isPaused = false
  private canvas: Services['canvas']
  private registry: Services['elementRegistry']

  constructor(eventBus: Services['eventBus'], canvas: Services['canvas'], registry: Services['elementRegistry']) {
    this.canvas = canvas
    this.registry = registry
    eventBus.on<{ viewbox: View }>('canvas.viewbox.changed', ({ viewbox }) => {
      this.view = viewbox
      this.plan()
    })
    eventBus.on('canvas.resized', () => {
      this.view = undefined
    })
    eventBus.on(['elements.changed', 'import.done', 'canvas.resized'], () => {
      this.looked = undefined
      this.plan()
    })
    eventBus.on('diagram.destroy', () => cancelAnimationFrame(this.frame))
  }

  /** For a picture of everything. */
  async withAll<T>(run: () => Promise<T>): Promise<T> {
    this.isPaused = true
    for (const group of this.hidden) group.classList.remove('is-out-of-sight')
    this.hidden.clear()
    try {
      return await run()
    } finally {
      this.isPaused = false
      this.looked = undefined
      this.plan()
    }
  }

  private plan(): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.look())
  }

  private look(): void {
    this.view ??= this.canvas.viewbox()
    const view = this.view
    if (this.isPaused || !(view.width > 0)) return
    this.canvas.getContainer().classList.toggle('is-far', view.scale < farZoom)
    if (this.looked && isNear(this.looked, view)) return
    this.looked = { ...view }
    const elements = this.registry.getAll().filter(({ parent }) => parent)
    const isMany = elements.length > fewest
    for (const element of elements) this.show(element, !isMany || isInSight(element, view))
  }

  private show(element: Drawn, isShown: boolean): void {
    const group = this.registry.getGraphics(element).parentElement
    if (!group || isShown !== this.hidden.has(group)) return
    group.classList.toggle('is-out-of-sight', !isShown)
    if (isShown) this.hidden.delete(group)
    else this.hidden.add(group)
  }
}

function isNear(before: View, now: View): boolean {
  const most = (beyond / 2) * now.width
  const mostDown = (beyond / 2) * now.height
  return before.scale === now.scale && Math.abs(before.x - now.x) < most && Math.abs(before.y - now.y) < mostDown
}

function isInSight(element: Drawn, { x, y, width, height }: View): boolean {
  const [left, right] = [x - beyond * width, x + (1 + beyond) * width]
  const [top, bottom] = [y - beyond * height, y + (1 + beyond) * height]
  if (!isConnection(element)) {
    return (
      element.x < right && element.x + element.width > left && element.y < bottom && element.y + element.height > top
    )
  }
  const xs = element.waypoints.map((point) => point.x)
  const ys = element.waypoints.map((point) => point.y)
  return Math.min(...xs) < right && Math.max(...xs) > left && Math.min(...ys) < bottom && Math.max(...ys) > top
}
