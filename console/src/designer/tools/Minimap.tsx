import { createEffect, onCleanup, onMount } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { isDark } from '../../ui/theme.ts'
import { isConnection } from '../canvas/services.ts'
import type { DrawingState } from '../create-drawing.ts'

const size = { width: 200, height: 132 }
const padding = 8

/** The whole drawing in small, painted rather than drawn: 1,000 nodes cost it a millisecond. */
export function Minimap(props: { drawing: DrawingState }) {
  let canvas!: HTMLCanvasElement
  let frame = 0
  let scale = 1
  let origin = { x: 0, y: 0 }

  const plan = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(paint)
  }
  createEffect(() => {
    props.drawing.tick()
    props.drawing.viewTick()
    isDark()
    plan()
  })
  onMount(plan)
  onCleanup(() => cancelAnimationFrame(frame))

  function paint(): void {
    const pen = canvas.getContext('2d')
    const elements = props.drawing.get('elementRegistry').getAll()
    const shapes = elements.filter((one) => !isConnection(one) && one.parent && !one.labelTarget)
    if (!pen) return
    const ratio = window.devicePixelRatio || 1
    canvas.width = size.width * ratio
    canvas.height = size.height * ratio
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    pen.clearRect(0, 0, size.width, size.height)
    const view = props.drawing.get('canvas').viewbox()
    const left = Math.min(view.x, ...shapes.map(({ x }) => x))
    const top = Math.min(view.y, ...shapes.map(({ y }) => y))
    const right = Math.max(view.x + view.width, ...shapes.map(({ x, width }) => x + width))
    const bottom = Math.max(view.y + view.height, ...shapes.map(({ y, height }) => y + height))
    scale = Math.min((size.width - 2 * padding) / (right - left), (size.height - 2 * padding) / (bottom - top))
    origin = { x: left - padding / scale, y: top - padding / scale }
    const place = (x: number, y: number) => [(x - origin.x) * scale, (y - origin.y) * scale] as const
    const tokens = getComputedStyle(canvas)
    const colour = (name: string): string => tokens.getPropertyValue(name)
    pen.strokeStyle = colour('--line-strong')
    pen.beginPath()
    for (const edge of elements) {
      if (!isConnection(edge)) continue
      for (const [index, { x, y }] of edge.waypoints.entries()) {
        if (index === 0) pen.moveTo(...place(x, y))
        else pen.lineTo(...place(x, y))
      }
    }
    pen.stroke()
    pen.fillStyle = colour('--skipped-solid')
    for (const { x, y, width, height, businessObject } of shapes) {
      if (!props.drawing.notation.kindOf(businessObject)) continue
      pen.fillRect(...place(x, y), Math.max(width * scale, 1.5), Math.max(height * scale, 1.5))
    }
    pen.strokeStyle = colour('--accent')
    pen.lineWidth = 1.5
    pen.strokeRect(...place(view.x, view.y), view.width * scale, view.height * scale)
  }

  function move(event: PointerEvent): void {
    if (event.buttons === 0) return
    const box = canvas.getBoundingClientRect()
    const { width, height } = props.drawing.get('canvas').viewbox()
    const x = (event.clientX - box.left) / scale + origin.x - width / 2
    const y = (event.clientY - box.top) / scale + origin.y - height / 2
    props.drawing.get('canvas').viewbox({ x, y, width, height })
  }

  function press(event: PointerEvent): void {
    canvas.setPointerCapture(event.pointerId)
    move(event)
  }

  return (
    <canvas
      ref={canvas}
      class="absolute bottom-3 left-3 rounded border border-line bg-surface"
      style={{ width: `${size.width}px`, height: `${size.height}px` }}
      role="img"
      aria-label={t().designer.minimap}
      onPointerDown={press}
      onPointerMove={move}
    />
  )
}
