import { type JSX, lazy, Match, onMount, Suspense, Switch } from 'solid-js'
import { sessionState } from '../api/credentials.ts'
import { t } from '../i18n/language.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { SignInPage } from './SignInPage.tsx'
import { me, secondStep, startError, startSession } from './session.ts'

const ChangePasswordPage = lazy(() =>
  import('./ChangePasswordPage.tsx').then((module) => ({ default: module.ChangePasswordPage })),
)

const SecondStepPage = lazy(() => import('./SecondStepPage.tsx').then((module) => ({ default: module.SecondStepPage })))
const BindFactorPage = lazy(() => import('./BindFactorPage.tsx').then((module) => ({ default: module.BindFactorPage })))

/** Lets the product be seen by whom it may; the address stays the same meanwhile. */
export function SessionGate(props: { children: JSX.Element }) {
  onMount(startSession)
  return (
    <Switch fallback={<Starting />}>
      <Match when={sessionState() === 'signed-out' && secondStep()}>
        {(step) => (
          <Suspense>
            <SecondStepPage step={step()} />
          </Suspense>
        )}
      </Match>
      <Match when={sessionState() === 'signed-out'}>
        <SignInPage />
      </Match>
      <Match when={sessionState() === 'password-change'}>
        <Suspense>
          <ChangePasswordPage />
        </Suspense>
      </Match>
      <Match when={sessionState() === 'factor-binding'}>
        <Suspense>
          <BindFactorPage />
        </Suspense>
      </Match>
      <Match when={startError()}>
        {(error) => <ErrorState title={t().session.startFailed} error={error()} onRetry={startSession} />}
      </Match>
      <Match when={sessionState() === 'signed-in' && me()}>{props.children}</Match>
    </Switch>
  )
}

function Starting() {
  return (
    <div class="relative h-full" role="status" aria-label={t().session.starting}>
      <ProgressBar isActive />
    </div>
  )
}
