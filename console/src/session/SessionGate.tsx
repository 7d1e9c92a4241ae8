import { useLocation } from '@solidjs/router'
import { type JSX, lazy, Match, onMount, Suspense, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { sessionState } from '../api/credentials.ts'
import { t } from '../i18n/language.ts'
import { page, piece } from '../i18n/page.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { findAccountPage } from './account/account-pages.ts'
import { me, secondStep, startError, startSession } from './session.ts'

// Whoever is signed in needs none of it.
const SignInPage = page(() => import('./SignInPage.tsx').then((module) => ({ default: module.SignInPage })), 'account')
const ChangePasswordPage = page(
  () => import('./ChangePasswordPage.tsx').then((module) => ({ default: module.ChangePasswordPage })),
  'account',
)

const SecondStepPage = piece(
  () => import('./SecondStepPage.tsx').then((module) => ({ default: module.SecondStepPage })),
  'account',
)
const BindFactorPage = lazy(() => import('./BindFactorPage.tsx').then((module) => ({ default: module.BindFactorPage })))

/** Lets the product be seen by whom it may; the address stays the same meanwhile. */
export function SessionGate(props: { children: JSX.Element }) {
  const location = useLocation()
  onMount(startSession)
  return (
    <Switch fallback={<Starting />}>
      <Match when={findAccountPage(location.pathname)}>
        {(page) => (
          <Suspense>
            <Dynamic component={page()} />
          </Suspense>
        )}
      </Match>
      <Match when={sessionState() === 'signed-out' && secondStep()}>
        {(step) => (
          <Suspense>
            <SecondStepPage step={step()} />
          </Suspense>
        )}
      </Match>
      <Match when={sessionState() === 'signed-out'}>
        <Suspense fallback={<Starting />}>
          <SignInPage />
        </Suspense>
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
