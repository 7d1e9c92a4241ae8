import { lazy, Show, Suspense } from 'solid-js'
import { currentHalt, followScheduler } from '../jobs/halt.ts'

const HaltNotice = lazy(() => import('./HaltNotice.tsx').then((module) => ({ default: module.HaltNotice })))

/** On every page while the scheduler is halted. */
export function HaltBanner() {
  followScheduler()
  return (
    <Show when={currentHalt()}>
      {(halt) => (
        <Suspense>
          <HaltNotice halt={halt()} />
        </Suspense>
      )}
    </Show>
  )
}
