import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { t } from '../i18n/language.ts'

const quietMs = 100

/** A thin bar at the top of its box for what takes longer than the eye forgives. */
export function ProgressBar(props: { isActive: boolean }) {
  const [isShown, setShown] = createSignal(false)
  createEffect(
    on(
      () => props.isActive,
      (isActive) => {
        if (!isActive) return setShown(false)
        const timer = setTimeout(() => setShown(true), quietMs)
        onCleanup(() => clearTimeout(timer))
      },
    ),
  )
  return (
    <Show when={isShown()}>
      <div class="absolute inset-x-0 top-0 z-20 h-0.5 overflow-hidden" role="progressbar" aria-label={t().ui.loading}>
        <div class="h-full w-2/5 animate-bar rounded-full bg-accent" />
      </div>
    </Show>
  )
}
