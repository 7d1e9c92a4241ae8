import ListChecks from 'lucide-solid/icons/list-checks'
import { Allowed } from '../frame/Allowed.tsx'
import { t } from '../i18n/language.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RunsTable } from './RunsTable.tsx'

export default function RunsPage() {
  return (
    <Allowed to="run:read">
      <PageHeader title={t().runs.title} />
      <RunsTable
        empty={
          <EmptyState icon={ListChecks} title={t().runs.emptyTitle}>
            {t().runs.emptyBody}
          </EmptyState>
        }
      />
    </Allowed>
  )
}
