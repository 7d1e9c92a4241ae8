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

const jobs = (nav: Nav): Crumb[] => [{ label: t().frame.groups.jobs }, { label: nav.jobs, href: '/jobs' }]
const runs = (nav: Nav): Crumb[] => [{ label: t().frame.groups.jobs }, { label: nav.runs, href: '/runs' }]

const calendars = (nav: Nav): Crumb[] => [
  { label: t().frame.groups.jobs },
  { label: nav.calendars, href: '/calendars' },
]

const backfills = (nav: Nav): Crumb[] => [
  { label: t().frame.groups.jobs },
  { label: nav.backfills, href: '/backfills' },
]

const approvals = (nav: Nav): Crumb[] => [{ label: nav.approvals, href: '/approvals' }]

const workflows = (nav: Nav): Crumb[] => [...approvals(nav), { label: nav.workflows, href: '/workflows' }]
const approval = (nav: Nav): Crumb[] => [...approvals(nav), { label: nav.approval }]

const flows = (nav: Nav): Crumb[] => [{ label: t().frame.groups.flows }, { label: nav.flows, href: '/flows' }]

const datasources = (nav: Nav): Crumb[] => [
  { label: t().frame.groups.jobs },
  { label: nav.datasources, href: '/datasources' },
]

const robots = (nav: Nav): Crumb[] => [{ label: t().frame.groups.messages }, { label: nav.robots, href: '/robots' }]

const providers = (nav: Nav): Crumb[] => [
  { label: t().frame.groups.access },
  { label: nav.providers, href: '/identity-providers' },
]

const users = (nav: Nav): Crumb[] => [{ label: t().frame.groups.access }, { label: nav.users, href: '/users' }]
const roles = (nav: Nav): Crumb[] => [{ label: t().frame.groups.access }, { label: nav.roles, href: '/roles' }]
const settings = (nav: Nav): Crumb[] => [{ label: t().frame.groups.settings }, { label: nav.settings }]

/** By route pattern: the way to a page, its group first. */
const trails: Record<string, (nav: Nav) => Crumb[]> = {
  '/': (nav) => [{ label: nav.home }],
  '/jobs': jobs,
  '/jobs/new': (nav) => [...jobs(nav), { label: nav.newJob }],
  '/jobs/import': (nav) => [...jobs(nav), { label: nav.importJobs }],
  '/jobs/:id': (nav) => [...jobs(nav), { label: nav.job }],
  '/jobs/:id/edit': (nav) => [...jobs(nav), { label: nav.editJob }],
  '/jobs/:id/backfill': (nav) => [...jobs(nav), { label: nav.newBackfill }],
  '/backfills': backfills,
  '/backfills/:id': (nav) => [...backfills(nav), { label: nav.backfill }],
  '/runs': runs,
  '/runs/:id': (nav) => [...runs(nav), { label: nav.run }],
  '/calendars': calendars,
  '/calendars/new': (nav) => [...calendars(nav), { label: nav.newCalendar }],
  '/calendars/:id': (nav) => [...calendars(nav), { label: nav.calendar }],
  '/flows/new': (nav) => [...flows(nav), { label: nav.newFlow }],
  '/flows/:id/edit': (nav) => [...flows(nav), { label: nav.editFlow }],
  '/flows': flows,
  '/flows/:id': (nav) => [...flows(nav), { label: nav.flow }],
  '/flows/:id/backfill': (nav) => [...flows(nav), { label: nav.newBackfill }],
  '/flow-runs/:id': (nav) => [...flows(nav), { label: nav.flowRun }],
  '/flow-runs/:id/compare': (nav) => [...flows(nav), { label: nav.compareRuns }],
  '/approvals': approvals,
  '/approvals/new': (nav) => [...approvals(nav), { label: nav.startApproval }],
  '/workflows': workflows,
  '/workflows/new': (nav) => [...workflows(nav), { label: nav.newWorkflow }],
  '/workflows/:id': (nav) => [...workflows(nav), { label: nav.workflow }],
  '/workflows/:id/design': (nav) => [...workflows(nav), { label: nav.designWorkflow }],
  '/approvals/:id': (nav) => [...approvals(nav), { label: nav.approval }],
  '/workflows/:id/form': (nav) => [...workflows(nav), { label: nav.workflow }],
  '/approvals/:id/print': (nav) => [...approvals(nav), { label: nav.approval }],
  '/workflows/:id/simulate': (nav) => [...approvals(nav), { label: nav.approval }],
  '/workflows/:id/migrate': (nav) => [...approvals(nav), { label: nav.approval }],
  '/timeline': (nav) => [{ label: t().frame.groups.jobs }, { label: nav.timeline }],
  '/schedule': (nav) => [{ label: t().frame.groups.jobs }, { label: nav.schedule }],
  '/executors': (nav) => [{ label: t().frame.groups.jobs }, { label: nav.executors }],
  '/alerts': (nav) => [{ label: t().frame.groups.jobs }, { label: nav.alerts }],
  '/long-tail': (nav) => [{ label: t().frame.groups.jobs }, { label: nav.longTail }],
  '/robots': robots,
  '/robots/new': (nav) => [...robots(nav), { label: nav.newRobot }],
  '/robots/:id': (nav) => [...robots(nav), { label: nav.robots }],
  '/datasources': datasources,
  '/datasources/new': (nav) => [...datasources(nav), { label: nav.newDatasource }],
  '/datasources/:id': (nav) => [...datasources(nav), { label: nav.datasources }],
  '/messages': (nav) => [{ label: t().frame.groups.messages }, { label: nav.messages }],
  '/notifications': (nav) => [{ label: nav.notifications }],
  '/audit': (nav) => [{ label: t().frame.groups.audit }, { label: nav.audit }],
  '/audit/logins': (nav) => [{ label: t().frame.groups.audit }, { label: nav.logins }],
  '/audit/changes': (nav) => [{ label: t().frame.groups.audit }, { label: nav.changes }],
  '/users': users,
  '/users/new': (nav) => [...users(nav), { label: nav.newUser }],
  '/users/import': (nav) => [...users(nav), { label: nav.importUsers }],
  '/users/:id': (nav) => [...users(nav), { label: nav.user }],
  '/users/:id/edit': (nav) => [...users(nav), { label: nav.editUser }],
  '/roles': roles,
  '/roles/new': (nav) => [...roles(nav), { label: nav.newRole }],
  '/roles/:id': (nav) => [...roles(nav), { label: nav.role }],
  '/roles/:id/edit': (nav) => [...roles(nav), { label: nav.editRole }],
  '/departments': (nav) => [{ label: t().frame.groups.access }, { label: nav.departments }],
  '/access/explain': (nav) => [{ label: t().frame.groups.access }, { label: nav.explain }],
  '/sessions': (nav) => [{ label: t().frame.groups.access }, { label: nav.sessions }],
  '/api-keys': (nav) => [{ label: t().frame.groups.access }, { label: nav.apiKeys }],
  '/identity-providers': providers,
  '/identity-providers/new': (nav) => [...providers(nav), { label: nav.newProvider }],
  '/identity-providers/:id': (nav) => [...providers(nav), { label: nav.providers }],
  '/identity-providers/:id/syncs': (nav) => [...providers(nav), { label: nav.directorySyncs }],
  '/directory-syncs/:id': (nav) => [...providers(nav), { label: nav.directorySyncs }],
  '/settings': settings,
  '/settings/:group': settings,
  '/me': (nav) => [{ label: nav.profile }],
  '/_ui': (nav) => [{ label: nav.gallery }],
}

/** What stands below approvals names itself. */
function trailOf(pattern: string): Crumb[] | undefined {
  return (trails[pattern] ?? (pattern.startsWith('/approvals/') ? approval : undefined))?.(t().frame.nav)
}

/** The way to a page as one line, for lists that speak of pages; the pattern itself when it is none of ours. */
export function pageName(pattern: string): string {
  return (
    trailOf(pattern)
      ?.map((crumb) => crumb.label)
      .join(' / ') ?? pattern
  )
}

export function crumbsOf(pattern: string): Crumb[] {
  const trail = trailOf(pattern || '/') ?? []
  const name = title()?.()
  return trail.map((crumb, index) => (name && index === trail.length - 1 ? { ...crumb, label: name } : crumb))
}
