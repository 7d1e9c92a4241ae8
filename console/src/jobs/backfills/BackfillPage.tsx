import { A, useParams } from '@solidjs/router'
import Ban from 'lucide-solid/icons/ban'
import ExternalLink from 'lucide-solid/icons/external-link'
import ListChecks from 'lucide-solid/icons/list-checks'
import Pause from 'lucide-solid/icons/pause'
import Play from 'lucide-solid/icons/play'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createEffect, lazy, Match, on, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { queryClient } from '../../api/query-client.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { backfillWords } from '../../i18n/backfill-words.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button, ButtonLink, ExternalButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { currentHalt } from '../halt.ts'
import { firingPage } from '../places.ts'
import { BackfillFacts } from './BackfillFacts.tsx'
import { BackfillProgress } from './BackfillProgress.tsx'
import { BackfillStatusBadge } from './BackfillStatusBadge.tsx'
import { type BackfillDetail, backfillQuery, isOpen, turnBackfill } from './backfill-queries.ts'

const RunsTable = lazy(() => import('../RunsTable.tsx').then((module) => ({ default: module.RunsTable })))

export default function BackfillPage() {
  return (
    <Allowed to="run:read">
      <BackfillById />
    </Allowed>
  )
}

function BackfillById() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => backfillQuery(Number(params.id)))
  nameThisPage(() => backfillWords().pageTitle(Number(params.id)))
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()}>{(backfill) => <BackfillView backfill={backfill()} />}</Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function BackfillView(props: { backfill: BackfillDetail }) {
  // The list of runs moves with the bar above it.
  createEffect(
    on(
      () => JSON.stringify(props.backfill.counts),
      () => void queryClient.invalidateQueries({ queryKey: ['job-logs'] }),
      { defer: true },
    ),
  )
  return (
    <>
      <PageHeader
        title={
          <>
            <A href={firingPage(props.backfill, props.backfill.job_id)} class="underline-offset-4 hover:underline">
              {props.backfill.job_name}
            </A>{' '}
            <span class="tabular font-normal text-ink-3">{backfillWords().pageTitle(props.backfill.id)}</span>
          </>
        }
        badge={<BackfillStatusBadge status={props.backfill.status} />}
        actions={<BackfillButtons backfill={props.backfill} />}
      />
      <BackfillProgress backfill={props.backfill} />
      <BackfillNotice backfill={props.backfill} />
      <BackfillFacts backfill={props.backfill} />
      <h2 class="mt-6 mb-3 text-base font-semibold">{backfillWords().runs}</h2>
      <Suspense fallback={<SkeletonLines count={8} />}>
        <RunsTable
          backfillId={props.backfill.id}
          empty={<EmptyState icon={ListChecks} title={backfillWords().noRuns} />}
        />
      </Suspense>
    </>
  )
}

function BackfillNotice(props: { backfill: BackfillDetail }) {
  const words = () => backfillWords()
  const left = (): number => props.backfill.total - props.backfill.opened
  return (
    <div class="mt-3 grid gap-1 text-sm" role="status">
      <Show when={props.backfill.status === 'running' && currentHalt()}>
        <p class="text-failed">{words().halted}</p>
      </Show>
      <Show when={props.backfill.error_msg}>{(reason) => <p class="text-failed">{reason()}</p>}</Show>
      <Show when={props.backfill.status === 'cancelled' && left() > 0}>
        <p class="text-ink-2">{words().notOpened(left())}</p>
      </Show>
    </div>
  )
}

function BackfillButtons(props: { backfill: BackfillDetail }) {
  const words = () => backfillWords()
  const again = (): string => {
    const { job_id, start, end, concurrency, order } = props.backfill
    const search = new URLSearchParams({ from: start, to: end, at_once: String(concurrency), order })
    return `/jobs/${job_id}/backfill?${search}`
  }
  return (
    <>
      <Show when={props.backfill.temporal_url}>
        {(url) => (
          <ExternalButton href={url()} icon={ExternalLink}>
            {t().runs.temporal}
          </ExternalButton>
        )}
      </Show>
      <Show when={can('job:backfill')}>
        <Show when={isOpen(props.backfill)}>
          <Button icon={Ban} onClick={() => turnBackfill(props.backfill, 'cancel')}>
            {words().cancel}
          </Button>
        </Show>
        <Switch>
          <Match when={props.backfill.status === 'running'}>
            <Button icon={Pause} onClick={() => turnBackfill(props.backfill, 'pause')}>
              {words().pause}
            </Button>
          </Match>
          <Match when={props.backfill.status === 'paused'}>
            <Button variant="primary" icon={Play} onClick={() => turnBackfill(props.backfill, 'resume')}>
              {words().resume}
            </Button>
          </Match>
          <Match when={props.backfill.status === 'failed' || props.backfill.status === 'cancelled'}>
            <ButtonLink variant="primary" icon={RotateCcw} href={again()}>
              {words().again}
            </ButtonLink>
          </Match>
        </Switch>
      </Show>
    </>
  )
}
