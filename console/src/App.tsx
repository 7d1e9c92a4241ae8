import { Navigate, Route, Router } from '@solidjs/router'
import { QueryClientProvider } from '@tanstack/solid-query'
import { type JSX, lazy } from 'solid-js'
import { queryClient } from './api/query-client.ts'
import { Frame } from './frame/Frame.tsx'
import { NotFoundPage } from './frame/NotFoundPage.tsx'
import { SessionGate } from './session/SessionGate.tsx'
import { StepUpGate } from './session/StepUpGate.tsx'
import { ConfirmDialog } from './ui/ConfirmDialog.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { TooltipLayer } from './ui/Tooltip.tsx'

const HomePage = lazy(() => import('./home/HomePage.tsx'))
const JobsPage = lazy(() => import('./jobs/JobsPage.tsx'))
const JobFormPage = lazy(() => import('./jobs/JobFormPage.tsx'))
const JobPage = lazy(() => import('./jobs/JobPage.tsx'))
const RunsPage = lazy(() => import('./jobs/RunsPage.tsx'))
const RunPage = lazy(() => import('./jobs/RunPage.tsx'))
const MessagesPage = lazy(() => import('./notifications/MessagesPage.tsx'))
const NotificationsPage = lazy(() => import('./notifications/NotificationsPage.tsx'))
const AuditPage = lazy(() => import('./audit/AuditPage.tsx'))
const ProvidersPage = lazy(() => import('./iam/providers/ProvidersPage.tsx'))
const DirectorySyncsPage = lazy(() => import('./iam/directory/DirectorySyncsPage.tsx'))
const DirectorySyncPage = lazy(() => import('./iam/directory/DirectorySyncPage.tsx'))
const ProviderFormPage = lazy(() => import('./iam/providers/ProviderFormPage.tsx'))
const LoginsPage = lazy(() => import('./audit/LoginsPage.tsx'))
const ChangesPage = lazy(() => import('./audit/ChangesPage.tsx'))
const UsersPage = lazy(() => import('./iam/users/UsersPage.tsx'))
const UserPage = lazy(() => import('./iam/users/UserPage.tsx'))
const UserFormPage = lazy(() => import('./iam/users/UserFormPage.tsx'))
const UserImportPage = lazy(() => import('./iam/users/UserImportPage.tsx'))
const RolesPage = lazy(() => import('./iam/roles/RolesPage.tsx'))
const RolePage = lazy(() => import('./iam/roles/RolePage.tsx'))
const RoleFormPage = lazy(() => import('./iam/roles/RoleFormPage.tsx'))
const DepartmentsPage = lazy(() => import('./iam/departments/DepartmentsPage.tsx'))
const SettingsPage = lazy(() => import('./settings/SettingsPage.tsx'))
const SessionsPage = lazy(() => import('./iam/SessionsPage.tsx'))
const ApiKeysPage = lazy(() => import('./iam/ApiKeysPage.tsx'))
const ProfilePage = lazy(() => import('./iam/ProfilePage.tsx'))
const GalleryPage = lazy(() => import('./gallery/GalleryPage.tsx'))

/** The map of the product. */
export function App() {
  return (
    <Router root={Root}>
      <Route path="/" component={HomePage} />
      <Route path="/jobs" component={JobsPage} />
      <Route path="/jobs/new" component={JobFormPage} />
      <Route path="/jobs/:id" component={JobPage} />
      <Route path="/jobs/:id/edit" component={JobFormPage} />
      <Route path="/runs" component={RunsPage} />
      <Route path="/runs/:id" component={RunPage} />
      <Route path="/messages" component={MessagesPage} />
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
