import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { Portal } from 'solid-js/web'

type Tip = { text: string; x: number; y: number; isBelow: boolean; target: Element }

const delayMs = 350
const margin = 8

/**
 * One layer for the whole page: any element with `data-tip` shows that text on hover and keyboard focus, and any that is
 * cut off (`truncate`) shows the whole of its own.
 * A tip only repeats or details what the element already says to a screen reader.
 */
export function TooltipLayer() {
  const [tip, setTip] = createSignal<Tip>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const hide = (): void => {
    clearTimeout(timer)
    setTip(undefined)
  }

  function plan(target: EventTarget | null): void {
    const element = target instanceof Element ? target.closest('[data-tip], .truncate') : null
    if (element && element === tip()?.target) return
    hide()
    if (element) timer = setTimeout(() => show(element), delayMs)
  }

  function show(element: Element): void {
    const text = element.getAttribute('data-tip') ?? cutText(element)
    if (!text || !element.isConnected) return
    const box = element.getBoundingClientRect()
    const isBelow = box.top < 56
    const x = Math.min(Math.max(box.left + box.width / 2, margin), window.innerWidth - margin)
    setTip({ text, target: element, x, y: isBelow ? box.bottom + 6 : box.top - 6, isBelow })
  }

  onMount(() => {
    const events = new AbortController()
    const options = { signal: events.signal, passive: true }
    document.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && plan(event.target), options)
    document.addEventListener('focusin', (event) => isKeyboard(event.target) && plan(event.target), options)
    document.addEventListener('focusout', hide, options)
    document.addEventListener('pointerdown', hide, options)
    document.addEventListener('scroll', hide, { ...options, capture: true })
    document.addEventListener('keydown', (event) => event.key === 'Escape' && hide(), options)
    onCleanup(() => events.abort())
  })

  return (
    <Show when={tip()} keyed>
      {(shown) => (
        <Portal>
          <div
            role="tooltip"
            ref={(element) => requestAnimationFrame(() => keepInside(element))}
            class="pointer-events-none fixed z-50 max-w-80 -translate-x-1/2 rounded bg-ink px-2 py-1 text-xs break-words whitespace-pre-line text-surface shadow-float"
            classList={{ '-translate-y-full': !shown.isBelow }}
            style={{ left: `${shown.x}px`, top: `${shown.y}px` }}
          >
            {shown.text}
          </div>
        </Portal>
      )}
    </Show>
  )
}

function cutText(element: Element): string | undefined {
  return element.scrollWidth > element.clientWidth ? (element.textContent ?? undefined) : undefined
}

function isKeyboard(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(':focus-visible')
}

function keepInside(element: HTMLElement): void {
  const box = element.getBoundingClientRect()
  const shift = Math.max(margin - box.left, 0) + Math.min(window.innerWidth - margin - box.right, 0)
  if (shift !== 0) element.style.left = `${Number.parseFloat(element.style.left) + shift}px`
}
