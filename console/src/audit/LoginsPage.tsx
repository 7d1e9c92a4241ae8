import { Allowed } from '../frame/Allowed.tsx'
import { t } from '../i18n/language.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { LoginList } from './LoginList.tsx'
import { LogTabs } from './LogTabs.tsx'

export default function LoginsPage() {
  return (
    <Allowed to="login-log:read">
      <PageHeader title={t().logs.logins} description={t().logs.loginsDescription} />
      <LogTabs />
      <LoginList />
    </Allowed>
  )
}
