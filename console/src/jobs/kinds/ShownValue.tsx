import Lock from 'lucide-solid/icons/lock'
import { Show } from 'solid-js'
import { secretMask } from '../../../../domain/audit/mask-secrets.ts'
import { t } from '../../i18n/language.ts'

/** A value to be read, or a lock where it is secret. */
export function ShownValue(props: { value: string }) {
  return (
    <Show when={props.value === secretMask} fallback={props.value}>
      <span class="inline-flex items-center gap-1.5 text-ink-2" role="img" aria-label={t().ui.secretKept}>
        ••••••
        <Lock size={12} class="text-ink-3" aria-hidden="true" />
      </span>
    </Show>
  )
}
