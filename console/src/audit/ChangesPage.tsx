import { Allowed } from '../frame/Allowed.tsx'
import { t } from '../i18n/language.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ChangeList } from './ChangeList.tsx'
import { LogTabs } from './LogTabs.tsx'

export default function ChangesPage() {
  return (
    <Allowed to="data-change:read">
      <PageHeader title={t().logs.changes} description={t().logs.changesDescription} />
      <LogTabs />
      <ChangeList />
    </Allowed>
  )
}
