import { useNavigate, useParams } from '@solidjs/router'
import { Match, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import { backfillWords } from '../i18n/backfill-words.ts'
import { t } from '../i18n/language.ts'
import { BackfillForm } from '../jobs/backfills/BackfillForm.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { flowRecordQuery } from './flow-reads.ts'

export default function NewFlowBackfillPage() {
  return (
    <Allowed to="flow:backfill">
      <ForFlow />
    </Allowed>
  )
}

function ForFlow() {
  const navigate = useNavigate()
  const params = useParams<{ id: string }>()
  const record = createRecord(() => flowRecordQuery(Number(params.id)))
  nameThisPage(() => record.data() && `${t().frame.nav.newBackfill} · ${record.data()?.name}`)
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()} keyed>
        {(flow) => (
          <>
            <PageHeader title={backfillWords().newTitle(flow.name)} description={backfillWords().newBody} />
            <BackfillForm
              job={flow}
              kind="job-flows"
              onDone={(id) => navigate(`/backfills/${id}`)}
              onCancel={() => navigate(`/flows/${flow.id}`)}
            />
          </>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
