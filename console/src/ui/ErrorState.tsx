import Lock from 'lucide-solid/icons/lock'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import WifiOff from 'lucide-solid/icons/wifi-off'
import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { asApiError } from '../api/api-error.ts'
import { t } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { CopyButton } from './CopyButton.tsx'

/** What happened, why, and what to do; with the trace id that an operator can look up. */
export function ErrorState(props: { error: unknown; title?: string; onRetry?: (() => unknown) | undefined }) {
  const error = () => asApiError(props.error)
  const kind = () => (error().isOffline ? 'offline' : error().status === 403 ? 'forbidden' : 'fault')
  const icons = { offline: WifiOff, forbidden: Lock, fault: TriangleAlert }
  return (
    <div class="flex flex-col items-start gap-1 px-4 py-10 md:items-center md:text-center" role="alert">
      <Dynamic component={icons[kind()]} size={24} stroke-width={1.5} class="mb-2 text-failed" aria-hidden="true" />
      <p class="text-base font-semibold">{props.title ?? t().errors.titles[kind()]}</p>
      <p class="max-w-[460px] break-words text-ink-2">{error().message}</p>
      <Show when={kind() === 'forbidden'}>
        <p class="text-ink-2">{t().errors.askAdministrator}</p>
      </Show>
      <Show when={error().traceId}>
        {(traceId) => (
          <p class="mt-1 flex flex-wrap items-center gap-x-1 text-sm text-ink-3 md:justify-center">
            <span class="whitespace-nowrap">{t().ui.traceId}</span>{' '}
            <code class="font-mono text-xs break-all">{traceId()}</code>
            <CopyButton text={traceId()} label={t().ui.copyTraceId} />
          </p>
        )}
      </Show>
      <Show when={props.onRetry && kind() !== 'forbidden'}>
        <div class="mt-3">
          <Button onClick={() => props.onRetry?.()}>{t().ui.tryAgain}</Button>
        </div>
      </Show>
    </div>
  )
}
