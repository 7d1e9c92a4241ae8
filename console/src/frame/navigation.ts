import BellRing from 'lucide-solid/icons/bell-ring'
import Bot from 'lucide-solid/icons/bot'
import Briefcase from 'lucide-solid/icons/briefcase-business'
import CalendarDays from 'lucide-solid/icons/calendar-days'
import CalendarSync from 'lucide-solid/icons/calendar-sync'
import ChartGantt from 'lucide-solid/icons/chart-gantt'
import ChartLine from 'lucide-solid/icons/chart-line'
import CircleQuestion from 'lucide-solid/icons/circle-question-mark'
import Database from 'lucide-solid/icons/database'
import House from 'lucide-solid/icons/house'
import KeyRound from 'lucide-solid/icons/key-round'
import ListChecks from 'lucide-solid/icons/list-checks'
import LogIn from 'lucide-solid/icons/log-in'
import Mail from 'lucide-solid/icons/mail'
import MonitorSmartphone from 'lucide-solid/icons/monitor-smartphone'
import Network from 'lucide-solid/icons/network'
import Route from 'lucide-solid/icons/route'
import ScrollText from 'lucide-solid/icons/scroll-text'
import Server from 'lucide-solid/icons/server'
import Settings from 'lucide-solid/icons/settings-2'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import Stamp from 'lucide-solid/icons/stamp'
import Users from 'lucide-solid/icons/users'
import Workflow from 'lucide-solid/icons/workflow'
import { type Component, lazy } from 'solid-js'
import type { PermissionCode } from '../../../domain/iam/permission-catalogue.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import type { Icon } from '../ui/icon.ts'

export type NavigationItem = {
  label: () => string
  href: string
  icon: Icon
  permission?: PermissionCode | PermissionCode[]
  /** How much waits behind it. */
  count?: Component
}
export type NavigationGroup = { label?: () => string; items: NavigationItem[] }

const ApprovalCount = lazy(() =>
  import('../approvals/ApprovalCount.tsx').then((module) => ({ default: module.ApprovalCount })),
)

/** The product's groups, as far as they are built. */
const groups: NavigationGroup[] = [
  {
    items: [
      { label: () => t().frame.nav.home, href: '/', icon: House },
      { label: () => t().frame.nav.approvals, href: '/approvals', icon: Stamp, count: ApprovalCount },
      { label: () => t().frame.nav.workflows, href: '/workflows', icon: Route, permission: 'menu:workflows' },
    ],
  },
  {
    label: () => t().frame.groups.jobs,
    items: [
      { label: () => t().frame.nav.jobs, href: '/jobs', icon: Briefcase, permission: 'menu:jobs' },
      { label: () => t().frame.nav.runs, href: '/runs', icon: ListChecks, permission: 'menu:runs' },
      { label: () => t().frame.nav.timeline, href: '/timeline', icon: ChartGantt, permission: 'menu:runs' },
      { label: () => t().frame.nav.backfills, href: '/backfills', icon: CalendarSync, permission: 'menu:backfills' },
      { label: () => t().frame.nav.calendars, href: '/calendars', icon: CalendarDays, permission: 'menu:calendars' },
      { label: () => t().frame.nav.executors, href: '/executors', icon: Server, permission: 'menu:executors' },
      { label: () => t().frame.nav.alerts, href: '/alerts', icon: BellRing, permission: 'menu:alerts' },
      { label: () => t().frame.nav.longTail, href: '/long-tail', icon: ChartLine, permission: 'menu:long-tail' },
      { label: () => t().frame.nav.datasources, href: '/datasources', icon: Database, permission: 'menu:datasources' },
    ],
  },
  {
    label: () => t().frame.groups.flows,
    items: [{ label: () => t().frame.nav.flows, href: '/flows', icon: Workflow, permission: 'menu:flows' }],
  },
  {
    label: () => t().frame.groups.messages,
    items: [
      { label: () => t().frame.nav.messages, href: '/messages', icon: Mail, permission: 'menu:messages' },
      { label: () => t().frame.nav.robots, href: '/robots', icon: Bot, permission: 'menu:robots' },
    ],
  },
  {
    label: () => t().frame.groups.audit,
    items: [{ label: () => t().frame.nav.audit, href: '/audit', icon: ScrollText, permission: 'menu:audit' }],
  },
  {
    label: () => t().frame.groups.access,
    items: [
      { label: () => t().frame.nav.users, href: '/users', icon: Users, permission: 'menu:users' },
      { label: () => t().frame.nav.roles, href: '/roles', icon: ShieldCheck, permission: 'menu:roles' },
      { label: () => t().frame.nav.departments, href: '/departments', icon: Network, permission: 'menu:departments' },
      {
        label: () => t().frame.nav.explain,
        href: '/access/explain',
        icon: CircleQuestion,
        permission: ['role:read', 'user:read'],
      },
      { label: () => t().frame.nav.sessions, href: '/sessions', icon: MonitorSmartphone, permission: 'menu:sessions' },
      { label: () => t().frame.nav.apiKeys, href: '/api-keys', icon: KeyRound, permission: 'menu:api-keys' },
      {
        label: () => t().frame.nav.providers,
        href: '/identity-providers',
        icon: LogIn,
        permission: 'menu:identity-providers',
      },
    ],
  },
  {
    label: () => t().frame.groups.settings,
    items: [{ label: () => t().frame.nav.settings, href: '/settings', icon: Settings, permission: 'menu:settings' }],
  },
]

/** Only what this person may open. */
export function visibleNavigation(): NavigationGroup[] {
  return groups
    .map((group) => ({ ...group, items: group.items.filter(({ permission }) => [permission].flat().every(can)) }))
    .filter((group) => group.items.length > 0)
}
