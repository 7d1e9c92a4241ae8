import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { createAuthOptions } from './auth-options.ts'

const look = 'text-sm text-accent-ink hover:underline'

/** Below the sign-in: only what the policy offers. */
export function AccountLinks() {
  const options = createAuthOptions()
  return (
    <div class="mt-4 flex flex-wrap justify-between gap-x-4 gap-y-2">
      <Show when={options()?.recovery.length}>
        <A href="/forgot" class={look}>
          {t().account.forgot}
        </A>
      </Show>
      <Show when={options()?.registration === 'open'}>
        <A href="/register" class={look}>
          {t().account.register}
        </A>
      </Show>
    </div>
  )
}

export function BackToSignIn() {
  return (
    <p class="mt-4">
      <A href="/" class={look}>
        {t().account.backToSignIn}
      </A>
    </p>
  )
}
