import { A } from '@solidjs/router'
import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleCheck from 'lucide-solid/icons/circle-check'
import Info from 'lucide-solid/icons/info'
import X from 'lucide-solid/icons/x'
import { For, onCleanup, onMount, Show } from 'solid-js'
import { Dynamic, Portal } from 'solid-js/web'
import { t } from '../i18n/language.ts'
import { CopyButton } from './CopyButton.tsx'
import { IconButton } from './IconButton.tsx'
import { dismissToast, type Toast, toasts } from './toast.ts'

const lifeMs = { success: 4_000, info: 6_000, error: 12_000 }
const icons = { success: CircleCheck, info: Info, error: CircleAlert }
const tones = { success: 'text-success', info: 'text-accent-ink', error: 'text-failed' }

/** Mounted once; `toast` fills it. Stays while the pointer or the focus is on it. */
export function Toasts() {
  return (
    <Portal>
      <div
        class="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 p-4 md:items-end"
        aria-live="polite"
      >
        <For each={toasts()}>{(one) => <ToastCard toast={one} />}</For>
      </div>
    </Portal>
  )
}

function ToastCard(props: { toast: Toast }) {
  let timer: ReturnType<typeof setTimeout>
  const start = (): void => {
    timer = setTimeout(() => dismissToast(props.toast.id), lifeMs[props.toast.tone])
  }
  const hold = (): void => clearTimeout(timer)
  onMount(start)
  onCleanup(hold)

  return (
    <div
      class="pointer-events-auto flex w-full max-w-[380px] animate-enter items-start gap-2.5 rounded bg-raised py-2.5 pr-2 pl-3 shadow-float"
      role={props.toast.tone === 'error' ? 'alert' : 'status'}
      onPointerEnter={hold}
      onPointerLeave={start}
      onFocusIn={hold}
      onFocusOut={start}
    >
      <Dynamic
        component={icons[props.toast.tone]}
        size={16}
        class={`mt-0.5 shrink-0 ${tones[props.toast.tone]}`}
        aria-hidden="true"
      />
      <div class="min-w-0 flex-1">
        <p class="font-medium">{props.toast.text}</p>
        <Show when={props.toast.detail}>
          <p class="text-sm break-words whitespace-pre-line text-ink-2">{props.toast.detail}</p>
        </Show>
        <Show when={props.toast.traceId}>
          {(traceId) => (
            <p class="mt-0.5 flex items-center gap-1 font-mono text-xs text-ink-3">
              <span class="truncate">{traceId()}</span>
              <CopyButton text={traceId()} label={t().ui.copyTraceId} />
            </p>
          )}
        </Show>
        <Show when={props.toast.action}>
          {(action) => <ToastAction action={action()} onDone={() => dismissToast(props.toast.id)} />}
        </Show>
      </div>
      <IconButton size="sm" icon={X} label={t().ui.close} onClick={() => dismissToast(props.toast.id)} />
    </div>
  )
}

const actionClass = 'mt-1 inline-block font-medium text-accent-ink hover:underline'

function ToastAction(props: { action: NonNullable<Toast['action']>; onDone: () => void }) {
  return (
    <Show
      when={'href' in props.action && props.action}
      fallback={
        <button
          type="button"
          class={actionClass}
          onClick={() => {
            if ('run' in props.action) props.action.run()
            props.onDone()
          }}
        >
          {props.action.label}
        </button>
      }
    >
      {(link) => (
        <A href={link().href} class={actionClass} onClick={() => props.onDone()}>
          {link().label}
        </A>
      )}
    </Show>
  )
}
