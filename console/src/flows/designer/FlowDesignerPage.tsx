import { useParams } from '@solidjs/router'
import { lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { flowRecordQuery } from '../flow-reads.ts'

/** What draws is far heavier than a page may be: it comes by itself. */
const FlowDesigner = lazy(() => import('./FlowDesigner.tsx').then((module) => ({ default: module.FlowDesigner })))

export default function FlowDesignerPage() {
  const params = useParams<{ id?: string }>()
  return (
    <Allowed to="flow:read">
      <Suspense fallback={<SkeletonLines count={10} />}>
        <Show when={params.id} fallback={<FlowDesigner />} keyed>
          {(id) => <ExistingFlow id={Number(id)} />}
        </Show>
      </Suspense>
    </Allowed>
  )
}

function ExistingFlow(props: { id: number }) {
  const record = createRecord(() => flowRecordQuery(props.id))
  nameThisPage(() => record.data() && `${t().frame.nav.editFlow} · ${record.data()?.name}`)
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()}>{(flow) => <FlowDesigner flow={flow()} />}</Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
