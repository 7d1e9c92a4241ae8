import { useNavigate, useParams } from '@solidjs/router'
import { Match, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { t } from '../../i18n/language.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { jobQuery } from '../job-queries.ts'
import { BackfillForm } from './BackfillForm.tsx'

export default function NewBackfillPage() {
  return (
    <Allowed to="job:backfill">
      <ForJob />
    </Allowed>
  )
}

function ForJob() {
  const navigate = useNavigate()
  const params = useParams<{ id: string }>()
  const record = createRecord(() => jobQuery(Number(params.id)))
  nameThisPage(() => record.data() && `${t().frame.nav.newBackfill} · ${record.data()?.name}`)
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()} keyed>
        {(job) => (
          <>
            <PageHeader title={backfillWords().newTitle(job.name)} description={backfillWords().newBody} />
            <BackfillForm
              job={job}
              kind="jobs"
              onDone={(id) => navigate(`/backfills/${id}`)}
              onCancel={() => navigate(`/jobs/${job.id}`)}
            />
          </>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
