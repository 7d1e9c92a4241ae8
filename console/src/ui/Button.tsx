import { A } from '@solidjs/router'
import LoaderCircle from 'lucide-solid/icons/loader-circle'
import { createSignal, type JSX, Show, splitProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

type Variant = 'primary' | 'secondary' | 'ghost' | 'danger'

type ButtonProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'class'> & {
  variant?: Variant
  size?: 'md' | 'sm'
  icon?: Icon
  pending?: boolean
  block?: boolean
  /** When it gives a promise, the button stays locked until that is settled. */
  onClick?: (event: MouseEvent) => unknown
}

type LinkProps = { href: string; variant?: Variant; size?: 'md' | 'sm'; icon?: Icon; children: JSX.Element }

const shape =
  'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded border font-medium whitespace-nowrap select-none transition-colors'

const sizes = { md: 'h-8 px-3 text-base', sm: 'h-7 px-2.5 text-sm' }

const variants: Record<Variant, string> = {
  primary: 'border-transparent bg-accent text-on-accent enabled:hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-ink enabled:hover:bg-subtle enabled:active:bg-muted',
  ghost: 'border-transparent bg-transparent text-ink-2 enabled:hover:bg-muted enabled:hover:text-ink',
  danger: 'border-transparent bg-danger text-on-danger enabled:hover:bg-danger-hover',
}

const look = (props: { variant?: Variant | undefined; size?: 'md' | 'sm' | undefined }): string =>
  `${shape} ${sizes[props.size ?? 'md']} ${variants[props.variant ?? 'secondary']}`

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, [
    'variant',
    'size',
    'icon',
    'pending',
    'block',
    'onClick',
    'children',
    'disabled',
  ])
  const [isBusy, setBusy] = createSignal(false)
  const isPending = (): boolean => own.pending || isBusy()

  async function press(event: MouseEvent): Promise<void> {
    const outcome = own.onClick?.(event)
    if (!(outcome instanceof Promise)) return
    setBusy(true)
    try {
      await outcome
    } finally {
      setBusy(false)
    }
  }

  return (
    <button
      type="button"
      {...rest}
      class={`${look(own)} ${own.block ? 'w-full' : ''} disabled:cursor-not-allowed disabled:opacity-55`}
      disabled={own.disabled || isPending()}
      aria-busy={isPending()}
      onClick={press}
    >
      <Show when={isPending()}>
        <LoaderCircle class="absolute animate-spin" size={16} aria-hidden="true" />
      </Show>
      <span class="inline-flex items-center gap-1.5" classList={{ 'opacity-0': isPending() }}>
        <Show when={own.icon}>{(icon) => <Dynamic component={icon()} size={15} aria-hidden="true" />}</Show>
        {own.children}
      </span>
    </button>
  )
}

export function ButtonLink(props: LinkProps) {
  return (
    <A href={props.href} class={`${look(props)} ${linkHover[props.variant ?? 'secondary']}`}>
      <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size={15} aria-hidden="true" />}</Show>
      {props.children}
    </A>
  )
}

/** Leads out of the console, in a tab of its own. */
export function ExternalButton(props: Omit<LinkProps, 'size'>) {
  return (
    <a
      href={props.href}
      target="_blank"
      rel="noopener"
      class={`${look(props)} ${linkHover[props.variant ?? 'secondary']}`}
    >
      <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size={15} aria-hidden="true" />}</Show>
      {props.children}
    </a>
  )
}

const linkHover: Record<Variant, string> = {
  primary: 'hover:bg-accent-hover',
  secondary: 'hover:bg-subtle',
  ghost: 'hover:bg-muted hover:text-ink',
  danger: 'hover:bg-danger-hover',
}
