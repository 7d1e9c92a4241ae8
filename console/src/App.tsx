import { Navigate, Route, Router } from '@solidjs/router'
import { QueryClientProvider } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { queryClient } from './api/query-client.ts'
import { Frame } from './frame/Frame.tsx'
import { page } from './i18n/page.ts'
import { SessionGate } from './session/SessionGate.tsx'
import { StepUpGate } from './session/StepUpGate.tsx'
import { ConfirmDialog } from './ui/ConfirmDialog.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { TooltipLayer } from './ui/Tooltip.tsx'

const HomePage = page(() => import('./home/HomePage.tsx'), 'home', 'jobs')
const JobsPage = page(() => import('./jobs/JobsPage.tsx'), 'jobs')
const JobFormPage = page(() => import('./jobs/JobFormPage.tsx'), 'job-kinds', 'jobs')
const JobPage = page(() => import('./jobs/JobPage.tsx'), 'job-kinds', 'jobs')
const JobImportPage = page(() => import('./jobs/transfer/JobImportPage.tsx'), 'jobs')
const BackfillsPage = page(() => import('./jobs/backfills/BackfillsPage.tsx'), 'jobs')
const BackfillPage = page(() => import('./jobs/backfills/BackfillPage.tsx'), 'jobs')
const NewBackfillPage = page(() => import('./jobs/backfills/NewBackfillPage.tsx'), 'jobs')
const RunsPage = page(() => import('./jobs/RunsPage.tsx'), 'jobs')
const RunPage = page(() => import('./jobs/RunPage.tsx'), 'jobs', 'log')
const TimelinePage = page(() => import('./timeline/TimelinePage.tsx'))
const SchedulePage = page(() => import('./timeline/SchedulePage.tsx'))
const ExecutorsPage = page(() => import('./executors/ExecutorsPage.tsx'))
const CalendarsPage = page(() => import('./jobs/calendars/CalendarsPage.tsx'))
const CalendarPage = page(() => import('./jobs/calendars/CalendarPage.tsx'))
const AlertsPage = page(() => import('./jobs/watch/AlertsPage.tsx'))
const LongTailPage = page(() => import('./jobs/watch/LongTailPage.tsx'), 'jobs')
const RobotsPage = page(() => import('./notifications/robots/RobotsPage.tsx'))
const RobotFormPage = page(() => import('./notifications/robots/RobotFormPage.tsx'))
const DatasourcesPage = page(() => import('./datasources/DatasourcesPage.tsx'))
const DatasourceFormPage = page(() => import('./datasources/DatasourceFormPage.tsx'), 'access')
const FlowDesignerPage = page(
  () => import('./flows/designer/FlowDesignerPage.tsx'),
  'access',
  'designer',
  'flow-list',
  'flows',
  'job-kinds',
  'jobs',
)
const FlowsPage = page(() => import('./flows/FlowsPage.tsx'), 'flow-list', 'jobs')
const FlowPage = page(() => import('./flows/FlowPage.tsx'), 'diagram', 'flow-list', 'flow-runs', 'jobs')
const NewFlowBackfillPage = page(() => import('./flows/NewFlowBackfillPage.tsx'), 'jobs')
const FlowRunPage = page(() => import('./flows/FlowRunPage.tsx'), 'diagram', 'flow-list', 'flow-runs', 'jobs', 'log')
const FlowRunComparePage = page(() => import('./flows/FlowRunComparePage.tsx'), 'flow-list', 'flow-runs')
const StartPage = page(() => import('./approvals/start/StartPage.tsx'), 'approvals', 'approval-form', 'workflows')
const WorkflowsPage = page(() => import('./approvals/definitions/WorkflowsPage.tsx'), 'workflows')
const WorkflowPage = page(() => import('./approvals/definitions/WorkflowPage.tsx'), 'workflows')
const WorkflowDesignerPage = page(
  () => import('./approvals/definitions/designer/WorkflowDesignerPage.tsx'),
  'workflows',
)
const ApprovalPrintPage = page(() => import('./approvals/print/ApprovalPrintPage.tsx'), 'approvals', 'approval-form')
const FormDesignerPage = page(
  () => import('./approvals/form-designer/FormDesignerPage.tsx'),
  'approval-form',
  'designer',
  'form-designer',
)
const ApprovalPage = page(
  () => import('./approvals/ApprovalPage.tsx'),
  'approvals',
  'approval-people',
  'diagram',
  'jobs',
  'rehearsal',
)
const SimulatePage = page(() => import('./approvals/rehearsal/SimulatePage.tsx'), 'access', 'diagram', 'rehearsal')
const MigratePage = page(() => import('./approvals/migration/MigratePage.tsx'), 'migration')
const ApprovalsPage = page(() => import('./approvals/ApprovalsPage.tsx'), 'approvals', 'approval-people')
const ProxiesPage = page(() => import('./approvals/people/ProxiesPage.tsx'), 'approval-people')
const HandOversPage = page(() => import('./approvals/people/HandOversPage.tsx'), 'approval-people')
const NewHandOverPage = page(() => import('./approvals/people/NewHandOverPage.tsx'), 'access', 'approval-people')
const HandOverPage = page(() => import('./approvals/people/HandOverPage.tsx'), 'approval-people', 'jobs')
const StatisticsPage = page(() => import('./approvals/people/StatisticsPage.tsx'), 'approval-people')
const MessagesPage = page(() => import('./notifications/MessagesPage.tsx'), 'messages')
const NotificationsPage = page(() => import('./notifications/NotificationsPage.tsx'), 'messages')
const AuditPage = page(() => import('./audit/AuditPage.tsx'), 'access', 'jobs', 'logs')
const ProvidersPage = page(() => import('./iam/providers/ProvidersPage.tsx'))
const ProviderFormPage = page(() => import('./iam/providers/ProviderFormPage.tsx'))
const DirectorySyncsPage = page(() => import('./iam/directory/DirectorySyncsPage.tsx'))
const DirectorySyncPage = page(() => import('./iam/directory/DirectorySyncPage.tsx'))
const LoginsPage = page(() => import('./audit/LoginsPage.tsx'), 'access', 'logs')
const ChangesPage = page(() => import('./audit/ChangesPage.tsx'), 'access', 'jobs', 'logs')
const UsersPage = page(() => import('./iam/users/UsersPage.tsx'), 'access')
const UserPage = page(() => import('./iam/users/UserPage.tsx'), 'access', 'approval-people', 'logs')
const UserFormPage = page(() => import('./iam/users/UserFormPage.tsx'), 'access')
const UserImportPage = page(() => import('./iam/users/UserImportPage.tsx'), 'access')
const RolesPage = page(() => import('./iam/roles/RolesPage.tsx'), 'access')
const RolePage = page(() => import('./iam/roles/RolePage.tsx'), 'access')
const RoleFormPage = page(() => import('./iam/roles/RoleFormPage.tsx'), 'access')
const DepartmentsPage = page(() => import('./iam/departments/DepartmentsPage.tsx'), 'access')
const ExplainPage = page(() => import('./iam/explain/ExplainPage.tsx'), 'access')
const SettingsPage = page(() => import('./settings/SettingsPage.tsx'), 'settings')
const SessionsPage = page(() => import('./iam/SessionsPage.tsx'), 'account')
const ApiKeysPage = page(() => import('./iam/ApiKeysPage.tsx'), 'access')
const ProfilePage = page(() => import('./iam/ProfilePage.tsx'), 'access', 'account')
const NotFoundPage = page(() => import('./frame/NotFoundPage.tsx'))
const GalleryPage = page(() => import('./gallery/GalleryPage.tsx'), 'log')

/** The map of the product. */
export function App() {
  return (
    <Router root={Root}>
      <Route path="/" component={HomePage} />
      <Route path="/jobs" component={JobsPage} />
      <Route path="/jobs/new" component={JobFormPage} />
      <Route path="/jobs/import" component={JobImportPage} />
      <Route path="/jobs/:id" component={JobPage} />
      <Route path="/jobs/:id/edit" component={JobFormPage} />
      <Route path="/jobs/:id/backfill" component={NewBackfillPage} />
      <Route path="/backfills" component={BackfillsPage} />
      <Route path="/backfills/:id" component={BackfillPage} />
      <Route path="/runs" component={RunsPage} />
      <Route path="/runs/:id" component={RunPage} />
      <Route path="/calendars" component={CalendarsPage} />
      <Route path="/calendars/new" component={CalendarPage} />
      <Route path="/calendars/:id" component={CalendarPage} />
      <Route path="/timeline" component={TimelinePage} />
      <Route path="/schedule" component={SchedulePage} />
      <Route path="/executors" component={ExecutorsPage} />
      <Route path="/alerts" component={AlertsPage} />
      <Route path="/long-tail" component={LongTailPage} />
      <Route path="/datasources" component={DatasourcesPage} />
      <Route path="/datasources/new" component={DatasourceFormPage} />
      <Route path="/datasources/:id" component={DatasourceFormPage} />
      <Route path="/flows/new" component={FlowDesignerPage} />
      <Route path="/flows/:id/edit" component={FlowDesignerPage} />
      <Route path="/flows" component={FlowsPage} />
      <Route path="/flows/:id" component={FlowPage} />
      <Route path="/flows/:id/backfill" component={NewFlowBackfillPage} />
      <Route path="/flow-runs/:id" component={FlowRunPage} />
      <Route path="/flow-runs/:id/compare" component={FlowRunComparePage} />
      <Route path="/approvals" component={ApprovalsPage} />
      <Route path="/approvals/new" component={StartPage} />
      <Route path="/approvals/proxies" component={ProxiesPage} />
      <Route path="/approvals/statistics" component={StatisticsPage} />
      <Route path="/approvals/hand-overs" component={HandOversPage} />
      <Route path="/approvals/hand-overs/new" component={NewHandOverPage} />
      <Route path="/approvals/hand-overs/:id" component={HandOverPage} />
      <Route path="/approvals/:id" component={ApprovalPage} />
      <Route path="/workflows" component={WorkflowsPage} />
      <Route path="/workflows/new" component={WorkflowDesignerPage} />
      <Route path="/workflows/:id" component={WorkflowPage} />
      <Route path="/workflows/:id/design" component={WorkflowDesignerPage} />
      <Route path="/approvals/:id/print" component={ApprovalPrintPage} />
      <Route path="/workflows/:id/form" component={FormDesignerPage} />
      <Route path="/workflows/:id/simulate" component={SimulatePage} />
      <Route path="/workflows/:id/migrate" component={MigratePage} />
      <Route path="/messages" component={MessagesPage} />
      <Route path="/robots" component={RobotsPage} />
      <Route path="/robots/new" component={RobotFormPage} />
      <Route path="/robots/:id" component={RobotFormPage} />
      <Route path="/notifications" component={NotificationsPage} />
      <Route path="/audit" component={AuditPage} />
      <Route path="/audit/logins" component={LoginsPage} />
      <Route path="/audit/changes" component={ChangesPage} />
      <Route path="/users" component={UsersPage} />
      <Route path="/users/new" component={UserFormPage} />
      <Route path="/users/import" component={UserImportPage} />
      <Route path="/users/:id" component={UserPage} />
      <Route path="/users/:id/edit" component={UserFormPage} />
      <Route path="/roles" component={RolesPage} />
      <Route path="/roles/new" component={RoleFormPage} />
      <Route path="/roles/:id" component={RolePage} />
      <Route path="/roles/:id/edit" component={RoleFormPage} />
      <Route path="/departments" component={DepartmentsPage} />
      <Route path="/access/explain" component={ExplainPage} />
      <Route path="/sessions" component={SessionsPage} />
      <Route path="/api-keys" component={ApiKeysPage} />
      <Route path="/identity-providers" component={ProvidersPage} />
      <Route path="/identity-providers/new" component={ProviderFormPage} />
      <Route path="/identity-providers/:id/syncs" component={DirectorySyncsPage} />
      <Route path="/directory-syncs/:id" component={DirectorySyncPage} />
      <Route path="/identity-providers/:id" component={ProviderFormPage} />
      <Route path="/settings/:group?" component={SettingsPage} />
      <Route path="/me" component={ProfilePage} />
      <Route path="/_ui" component={GalleryPage} />
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
      <StepUpGate />
      <Toasts />
      <TooltipLayer />
    </QueryClientProvider>
  )
}
