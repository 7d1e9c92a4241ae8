import { lazy, Show, Suspense } from 'solid-js'
import { askedIdentity } from '../api/confirm-identity.ts'

const StepUpDialog = lazy(() => import('./StepUpDialog.tsx').then((module) => ({ default: module.StepUpDialog })))

/** Mounted once; a call that needs a fresh confirmation opens it. */
export function StepUpGate() {
  return (
    <Show when={askedIdentity()}>
      {(asked) => (
        <Suspense>
          <StepUpDialog methods={asked().methods} onAnswer={asked().answer} />
        </Suspense>
      )}
    </Show>
  )
}
