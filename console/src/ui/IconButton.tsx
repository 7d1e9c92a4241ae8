import { type JSX, splitProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

type IconButtonProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'children'> & {
  icon: Icon
  /** Its name for screen readers, shown as a tooltip too. */
  label: string
  size?: 'md' | 'sm'
  danger?: boolean
}

const look =
  'inline-flex shrink-0 items-center justify-center rounded text-ink-2 transition-colors hover:bg-muted hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-ink aria-expanded:bg-muted'

export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ['icon', 'label', 'size', 'danger'])
  return (
    <button
      type="button"
      {...rest}
      class={`${look} disabled:pointer-events-none disabled:opacity-45`}
      classList={{
        'size-8': own.size !== 'sm',
        'size-6': own.size === 'sm',
        'hover:bg-failed-soft! hover:text-failed!': own.danger,
      }}
      aria-label={own.label}
      data-tip={own.label}
    >
      <Dynamic component={own.icon} size={own.size === 'sm' ? 14 : 16} aria-hidden="true" />
    </button>
  )
}
