import { Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { t } from '../i18n/language.ts'
import { overviewQuery } from '../jobs/job-queries.ts'
import { can, me } from '../session/session.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton, SkeletonLines } from '../ui/Skeleton.tsx'
import { FailingJobs } from './FailingJobs.tsx'
import { RunningNow } from './RunningNow.tsx'
import { TodayRuns } from './TodayRuns.tsx'
import { UpcomingFires } from './UpcomingFires.tsx'

const liveMs = 5_000

export default function HomePage() {
  const hello = (): string => t().home.greeting(new Date().getHours(), me()?.user.name || me()?.user.username || '')
  return (
    <>
      <PageHeader title={hello()} />
      <Show when={can('run:read')} fallback={<EmptyState title={t().home.noJobs}>{t().home.noJobsBody}</EmptyState>}>
        <Overview />
      </Show>
    </>
  )
}

function Overview() {
  const overview = createRecord(() => ({ ...overviewQuery(startOfToday()), everyMs: liveMs }))
  return (
    <Switch fallback={<OverviewSkeleton />}>
      <Match when={overview.data()}>
        {(data) => (
          <div class="grid gap-8">
            <TodayRuns today={data().today} />
            <div class="grid items-start gap-x-12 gap-y-8 xl:grid-cols-[1fr_360px]">
              <div class="grid min-w-0 gap-8">
                <FailingJobs runs={data().failing} />
                <RunningNow runs={data().running} />
              </div>
              <UpcomingFires fires={data().upcoming} />
            </div>
          </div>
        )}
      </Match>
      <Match when={overview.error()}>{(error) => <ErrorState error={error()} onRetry={overview.refetch} />}</Match>
    </Switch>
  )
}

function startOfToday(): string {
  const day = new Date()
  day.setHours(0, 0, 0, 0)
  return day.toISOString()
}

function OverviewSkeleton() {
  return (
    <div class="grid gap-8">
      <Skeleton class="h-20 w-full" />
      <SkeletonLines count={10} />
    </div>
  )
}
