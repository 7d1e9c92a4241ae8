import WifiOff from 'lucide-solid/icons/wifi-off'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { t } from '../i18n/language.ts'

export function OfflineBanner() {
  const [isOnline, setOnline] = createSignal(navigator.onLine)
  onMount(() => {
    const update = (): void => void setOnline(navigator.onLine)
    window.addEventListener('online', update)
    window.addEventListener('offline', update)
    onCleanup(() => {
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
    })
  })
  return (
    <Show when={!isOnline()}>
      <div class="flex items-center gap-2 bg-cancelled-soft px-4 py-1.5 text-cancelled md:px-6" role="status">
        <WifiOff size={15} aria-hidden="true" />
        {t().errors.offlineBanner}
      </div>
    </Show>
  )
}
