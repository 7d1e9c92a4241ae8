import { useCurrentMatches, useIsRouting, useNavigate } from '@solidjs/router'
import { useIsFetching } from '@tanstack/solid-query'
import { createEffect, createSignal, ErrorBoundary, type JSX, lazy, Show, Suspense } from 'solid-js'
import { namePage } from '../api/client.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { createIsMedium, createIsNarrow } from '../ui/create-media-query.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { readPreference, writePreference } from '../ui/preferences.ts'
import { useShortcuts } from '../ui/shortcuts.ts'
import { crumbsOf } from './breadcrumbs.ts'
import { CrashPage } from './CrashPage.tsx'
import { HaltBanner } from './HaltBanner.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { SideNav } from './SideNav.tsx'
import { TopBar } from './TopBar.tsx'

const NavigationDrawer = lazy(() =>
  import('./NavigationDrawer.tsx').then((module) => ({ default: module.NavigationDrawer })),
)
const CommandPalette = lazy(() => import('./CommandPalette.tsx').then((module) => ({ default: module.CommandPalette })))
const HelpSheet = lazy(() => import('./HelpSheet.tsx').then((module) => ({ default: module.HelpSheet })))

/** What surrounds every page of a signed-in person. */
export function Frame(props: { children?: JSX.Element }) {
  const [isCollapsed, setCollapsed] = createSignal(readPreference('navigation') === 'collapsed')
  const [isDrawerOpen, setDrawerOpen] = createSignal(false)
  const [isSearching, setSearching] = createSignal(false)
  const [isHelpOpen, setHelpOpen] = createSignal(false)
  const isNarrow = createIsNarrow()
  const isMedium = createIsMedium()
  const pattern = createPagePattern()
  const isBusy = createIsBusy()
  useFrameShortcuts({ search: () => setSearching(true), help: () => setHelpOpen(true) })

  function collapse(next: boolean): void {
    setCollapsed(next)
    writePreference('navigation', next ? 'collapsed' : 'open')
  }

  return (
    <div class="flex h-full print:block print:h-auto">
      <a
        href="#content"
        class="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded focus:bg-raised focus:px-3 focus:py-2 focus:shadow-float"
      >
        {t().frame.skipToContent}
      </a>
      <Show
        when={!isNarrow()}
        fallback={
          <Suspense>
            <NavigationDrawer isOpen={isDrawerOpen()} onClose={() => setDrawerOpen(false)} />
          </Suspense>
        }
      >
        <SideNav isCollapsed={isCollapsed() || isMedium()} canExpand={!isMedium()} onCollapse={collapse} />
      </Show>
      <div class="relative flex min-w-0 flex-1 flex-col print:block">
        <ProgressBar isActive={isBusy()} />
        <TopBar
          crumbs={crumbsOf(pattern())}
          onMenu={() => setDrawerOpen(true)}
          onSearch={() => setSearching(true)}
          onHelp={() => setHelpOpen(true)}
        />
        <HaltBanner />
        <OfflineBanner />
        <main
          id="content"
          tabIndex={-1}
          class="min-h-0 flex-1 overflow-auto px-4 pt-4 pb-10 outline-none md:px-6 print:overflow-visible print:p-0"
        >
          <ErrorBoundary fallback={(error, reset) => <CrashPage error={error} onRetry={reset} />}>
            <Suspense>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Suspense>
        <Show when={isSearching()}>
          <CommandPalette onClose={() => setSearching(false)} />
        </Show>
        <Show when={isHelpOpen()}>
          <HelpSheet onClose={() => setHelpOpen(false)} />
        </Show>
      </Suspense>
    </div>
  )
}

/** The route's pattern, told to the server as the page that a call is made for, and written into the title. */
function createPagePattern(): () => string {
  const matches = useCurrentMatches()
  const pattern = (): string => matches().at(-1)?.route.pattern ?? ''
  createEffect(() => namePage(pattern()))
  createEffect(() => {
    const name = crumbsOf(pattern()).at(-1)?.label
    document.title = name ? `${name} · OPS` : 'OPS'
  })
  return pattern
}

function createIsBusy(): () => boolean {
  const isRouting = useIsRouting()
  const loading = useIsFetching(() => ({
    predicate: (query) => query.meta?.isQuiet !== true && query.state.data === undefined,
  }))
  return () => isRouting() || loading() > 0
}

function useFrameShortcuts(open: { search: () => void; help: () => void }): void {
  const navigate = useNavigate()
  const go =
    (href: string): (() => void) =>
    () =>
      navigate(href)
  useShortcuts([
    { keys: '/', group: 'general', label: () => t().shortcuts.search, run: open.search },
    { keys: 'mod+k', group: 'general', label: () => t().shortcuts.search, run: open.search },
    { keys: '?', group: 'general', label: () => t().shortcuts.help, run: open.help },
    { keys: 'Escape', group: 'general', label: () => t().shortcuts.close },
    { keys: 'g h', group: 'go', label: () => t().shortcuts.home, run: go('/') },
    ...(can('menu:jobs')
      ? [{ keys: 'g j', group: 'go' as const, label: () => t().shortcuts.jobs, run: go('/jobs') }]
      : []),
    ...(can('menu:runs')
      ? [{ keys: 'g r', group: 'go' as const, label: () => t().shortcuts.runs, run: go('/runs') }]
      : []),
  ])
}
