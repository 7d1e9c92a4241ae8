import { useBeforeLeave } from '@solidjs/router'
import { onCleanup, onMount } from 'solid-js'
import { t } from '../i18n/language.ts'
import { confirmAction } from './confirm.ts'

/** Asks before what is not saved is left: for another page of the console, or by closing the tab. */
export function guardLeaving(isDirty: () => boolean): void {
  useBeforeLeave((event) => {
    if (!isDirty() || event.defaultPrevented || isSamePage(event.from.pathname, event.to)) return
    event.preventDefault()
    void confirmAction({
      title: t().form.leaveTitle,
      body: t().form.leaveBody,
      confirmLabel: t().form.leave,
      isDangerous: true,
    }).then((isConfirmed) => isConfirmed && event.retry(true))
  })
  onMount(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (isDirty()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    onCleanup(() => window.removeEventListener('beforeunload', warn))
  })
}

function isSamePage(pathname: string, to: string | number): boolean {
  return typeof to === 'string' && new URL(to, location.origin).pathname === pathname
}
