import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'

type RowLinkProps = {
  href: string | undefined
  onOpen: (() => void) | undefined
  isStretched?: boolean
  children: JSX.Element
}

const stretched = 'after:absolute after:inset-0'

/** The name of a row leads to the row. On a card the whole card is the target; what else can be pressed lies above. */
export function RowLink(props: RowLinkProps) {
  const look = (): string =>
    `font-medium text-ink ${props.isStretched ? stretched : 'hover:underline underline-offset-2'}`
  return (
    <Show when={props.href ?? props.onOpen} fallback={<span class="font-medium">{props.children}</span>}>
      <Show
        when={props.href}
        fallback={
          <button
            type="button"
            class={`${look()} max-w-full truncate text-left`}
            tabIndex={-1}
            onClick={() => props.onOpen?.()}
          >
            {props.children}
          </button>
        }
      >
        {(href) => (
          <A href={href()} class={look()} tabIndex={props.isStretched ? 0 : -1}>
            {props.children}
          </A>
        )}
      </Show>
    </Show>
  )
}
