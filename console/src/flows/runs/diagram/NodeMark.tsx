import { createEffect, onCleanup, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../../i18n/language.ts'
import { toneLook } from '../../../ui/status.ts'
import type { NodeLook } from '../node-state.ts'

type NodeMarkProps = {
  name: string
  look: NodeLook | undefined
  took: string | undefined
  size: { width: number; height: number }
  isSelected: boolean
  onOpen: (() => void) | undefined
  /** Tells the shape below what colours it has. */
  setMarker: (marker: string, isOn: boolean) => void
}

/** A gateway or an event is too narrow for a word beside its neighbours. */
const roomyPx = 80

/** Lies over a node of the diagram: its state in words on the upper border, and the button that opens it. */
export function NodeMark(props: NodeMarkProps) {
  const isRoomy = (): boolean => props.size.width >= roomyPx

  createEffect(() => {
    if (!props.look) return
    const marker = `is-${props.look.tone}`
    props.setMarker(marker, true)
    onCleanup(() => props.setMarker(marker, false))
  })

  return (
    <button
      type="button"
      class="pointer-events-auto absolute top-0 left-0 rounded"
      classList={{
        'outline-2 outline-offset-2 outline-accent': props.isSelected,
        'hover:outline-2 hover:outline-offset-1 hover:outline-line-control': !props.isSelected && Boolean(props.onOpen),
        'pointer-events-none!': !props.onOpen,
      }}
      style={{ width: `${props.size.width}px`, height: `${props.size.height}px` }}
      tabIndex={props.onOpen ? 0 : -1}
      aria-pressed={props.isSelected}
      data-node={props.name}
      data-state={props.look?.tone}
      onClick={() => props.onOpen?.()}
    >
      <span class="sr-only">{props.look ? props.name + t().ui.colon : props.name}</span>
      <Show when={props.look}>
        {(look) => (
          <span
            class={`absolute top-0 left-1/2 flex h-5 -translate-x-1/2 -translate-y-4/5 items-center gap-1 rounded-full border border-current/40 bg-surface px-1.5 text-xs whitespace-nowrap ${toneLook[look().tone].text}`}
          >
            <Dynamic
              component={look().icon}
              size={12}
              class={`shrink-0 ${look().isMoving ? 'animate-spin' : ''}`}
              aria-hidden="true"
            />
            <span classList={{ 'sr-only': !isRoomy() }}>{look().word}</span>
            <Show when={isRoomy() && props.took}>{(text) => <span class="tabular text-ink-2">{text()}</span>}</Show>
          </span>
        )}
      </Show>
    </button>
  )
}
