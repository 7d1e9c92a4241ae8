import { createSignal, onCleanup } from 'solid-js'
import { t } from '../i18n/language.ts'
import type { Crumb } from '../ui/Breadcrumb.tsx'

const [title, setTitle] = createSignal<(() => string | undefined) | undefined>()

/** A page of one record tells the frame its name once it knows it. */
export function nameThisPage(name: () => string | undefined): void {
  setTitle(() => name)
  onCleanup(() => setTitle((current) => (current === name ? undefined : current)))
}

type Nav = ReturnType<typeof t>['frame']['nav']

const trails: Record<string, (nav: Nav) => Crumb[]> = {
  '/': (nav) => [{ label: nav.home }],
  '/jobs': (nav) => [{ label: nav.jobs }],
  '/jobs/new': (nav) => [{ label: nav.jobs, href: '/jobs' }, { label: nav.newJob }],
  '/jobs/:id': (nav) => [{ label: nav.jobs, href: '/jobs' }, { label: nav.job }],
  '/jobs/:id/edit': (nav) => [{ label: nav.jobs, href: '/jobs' }, { label: nav.editJob }],
  '/runs': (nav) => [{ label: nav.runs }],
  '/runs/:id': (nav) => [{ label: nav.runs, href: '/runs' }, { label: nav.run }],
  '/messages': (nav) => [{ label: nav.messages }],
  '/notifications': (nav) => [{ label: nav.notifications }],
  '/audit': (nav) => [{ label: nav.audit }],
  '/settings/:group?': (nav) => [{ label: nav.settings }],
  '/me': (nav) => [{ label: nav.profile }],
  '/_ui': (nav) => [{ label: nav.gallery }],
}

export function crumbsOf(pattern: string): Crumb[] {
  const trail = trails[pattern]?.(t().frame.nav) ?? []
  const name = title()?.()
  return trail.map((crumb, index) => (name && index === trail.length - 1 ? { ...crumb, label: name } : crumb))
}
