import { Navigate, Route, Router } from '@solidjs/router'
import { QueryClientProvider } from '@tanstack/solid-query'
import { type JSX, lazy } from 'solid-js'
import { queryClient } from './api/query-client.ts'
import { Frame } from './frame/Frame.tsx'
import { NotFoundPage } from './frame/NotFoundPage.tsx'
import { SessionGate } from './session/SessionGate.tsx'
import { ConfirmDialog } from './ui/ConfirmDialog.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { TooltipLayer } from './ui/Tooltip.tsx'

const HomePage = lazy(() => import('./home/HomePage.tsx'))

/** The map of the product. */
export function App() {
  return (
    <Router root={Root}>
      <Route path="/" component={HomePage} />
      <Route path="/login" component={() => <Navigate href="/" />} />
      <Route path="*" component={NotFoundPage} />
    </Router>
  )
}

function Root(props: { children?: JSX.Element }) {
  return (
    <QueryClientProvider client={queryClient}>
      <SessionGate>
        <Frame>{props.children}</Frame>
      </SessionGate>
      <ConfirmDialog />
      <Toasts />
      <TooltipLayer />
    </QueryClientProvider>
  )
}
