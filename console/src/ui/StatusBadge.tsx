import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../i18n/language.ts'
import type { Icon } from './icon.ts'
import { type Tone, toneLook } from './status.ts'

/** The state of a process: shape, colour and word. `plain` leaves out the ground, for tables full of them. */
export function StatusBadge(props: { status: Tone; detail?: string | undefined; plain?: boolean }) {
  return (
    <Badge tone={props.status} icon={toneLook[props.status].icon} plain={props.plain ?? false}>
      {t().status[props.status]}
      <Show when={props.detail}> · {props.detail}</Show>
    </Badge>
  )
}

export function Badge(props: { tone: Tone; icon?: Icon; plain?: boolean; children: JSX.Element }) {
  const look = () => toneLook[props.tone]
  return (
    <span
      class={`inline-flex items-center gap-1.5 text-sm whitespace-nowrap ${look().text}`}
      classList={{ [`h-6 rounded px-2 font-medium ${look().soft}`]: !props.plain }}
    >
      <Show when={props.icon}>
        {(icon) => (
          <Dynamic
            component={icon()}
            size={14}
            class={`shrink-0 ${props.tone === 'running' ? 'animate-spin' : ''}`}
            aria-hidden="true"
          />
        )}
      </Show>
      <span>{props.children}</span>
    </span>
  )
}
