import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { onMount } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** A fault of the console itself; what the server refuses is shown by `ErrorState`. */
export function CrashPage(props: { error: unknown; onRetry: () => void }) {
  const details = (): string => {
    const text = props.error instanceof Error ? `${props.error.name}: ${props.error.message}` : String(props.error)
    return `${text}\n${location.pathname}\n${new Date().toISOString()}`
  }
  onMount(() => console.error(props.error))
  return (
    <EmptyState
      icon={TriangleAlert}
      title={t().errors.crashTitle}
      action={
        <>
          <Button variant="primary" onClick={() => props.onRetry()}>
            {t().ui.tryAgain}
          </Button>
          <ButtonLink href="/">{t().errors.backHome}</ButtonLink>
        </>
      }
    >
      {t().errors.crashBody}
      <span class="mt-2 flex items-start gap-1 rounded bg-subtle px-2 py-1 text-left font-mono text-xs">
        <span class="min-w-0 flex-1 break-words whitespace-pre-line">{details()}</span>
        <CopyButton text={details()} />
      </span>
    </EmptyState>
  )
}
