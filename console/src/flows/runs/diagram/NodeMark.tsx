import { createEffect, onCleanup, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { formatDuration } from '../../../i18n/format.ts'
import { t } from '../../../i18n/language.ts'
import { createNow } from '../../../ui/create-now.ts'
import { toneLook } from '../../../ui/status.ts'
import type { NodeType, RunNode } from '../../flow-records.ts'
import { nodeLook } from '../node-state.ts'

type NodeMarkProps = {
  name: string
  type: NodeType | undefined
  node: RunNode | undefined
  size: { width: number; height: number }
  isSelected: boolean
  onOpen: (() => void) | undefined
  /** Tells the shape below what colours it has. */
  setMarker: (marker: string, isOn: boolean) => void
}

const second = 1000
/** A gateway or an event is too narrow for a word beside its neighbours. */
const roomyPx = 80

/** Lies over a node of the diagram: its state in words on the upper border, and the button that opens it. */
export function NodeMark(props: NodeMarkProps) {
  const now = createNow(second)
  const look = () => nodeLook(props.node, props.type)
  const hasState = (): boolean => props.node !== undefined && props.node.status !== 'waiting'
  const took = (): string | undefined => {
    const node = props.node
    if (!node?.started_at || node.is_kept) return undefined
    const end = node.ended_at === null ? now() : Date.parse(node.ended_at)
    const ms = Math.max(0, end - Date.parse(node.started_at))
    // What is done at once, such as a condition, has no duration worth a word.
    if (ms < 1) return undefined
    return formatDuration(node.ended_at === null ? Math.floor(ms / second) * second : ms)
  }
  const isRoomy = (): boolean => props.size.width >= roomyPx

  createEffect(() => {
    if (!hasState()) return
    const marker = `is-${look().tone}`
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
      data-state={hasState() ? look().tone : undefined}
      onClick={() => props.onOpen?.()}
    >
      <span class="sr-only">{hasState() ? props.name + t().ui.colon : props.name}</span>
      <Show when={hasState()}>
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
          <Show when={isRoomy() && took()}>{(text) => <span class="tabular text-ink-2">{text()}</span>}</Show>
        </span>
      </Show>
    </button>
  )
}
