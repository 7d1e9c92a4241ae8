import type { JSX } from 'solid-js'

type ChipProps = {
  isOn: boolean
  onClick: () => void
  children: JSX.Element
  /** Its name where what it shows is too short. */
  label?: string
  isSquare?: boolean
}

/** A small button that is on or off, or that fills in one of many values. */
export function Chip(props: ChipProps) {
  return (
    <button
      type="button"
      class="h-6 rounded-sm border border-line-strong text-xs text-ink-2 transition-colors hover:border-line-control hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
      classList={{ 'px-2': !props.isSquare, 'min-w-7 px-1 tabular': props.isSquare ?? false }}
      aria-label={props.label}
      aria-pressed={props.isOn}
      onClick={() => props.onClick()}
    >
      {props.children}
    </button>
  )
}
