import { useNavigate, useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { Allowed } from '../frame/Allowed.tsx'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import { t } from '../i18n/language.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { JobForm } from './JobForm.tsx'
import { jobQuery } from './job-queries.ts'

export default function JobFormPage() {
  const params = useParams<{ id?: string }>()
  return (
    <Allowed to="job:write">
      <Show when={params.id} fallback={<NewJob />} keyed>
        {(id) => <ExistingJob id={id} />}
      </Show>
    </Allowed>
  )
}

function NewJob() {
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={t().jobs.newJob} />
      <JobForm onDone={(job) => navigate(`/jobs/${job.id}`)} onCancel={() => navigate('/jobs')} />
    </>
  )
}

function ExistingJob(props: { id: string }) {
  const navigate = useNavigate()
  const record = createRecord(() => jobQuery(Number(props.id)))
  nameThisPage(() => record.data() && `${t().frame.nav.editJob} · ${record.data()?.name}`)
  const back = (): void => navigate(`/jobs/${props.id}`)
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()} keyed>
        {(job) => (
          <>
            <PageHeader title={job.name} />
            <JobForm job={job} onDone={back} onCancel={back} />
          </>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
