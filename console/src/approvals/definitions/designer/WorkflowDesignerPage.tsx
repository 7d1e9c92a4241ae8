import { useParams } from '@solidjs/router'
import { Match, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../../../api/create-record.ts'
import { Allowed } from '../../../frame/Allowed.tsx'
import { nameThisPage } from '../../../frame/breadcrumbs.ts'
import { t } from '../../../i18n/language.ts'
import { piece } from '../../../i18n/page.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { workflowQuery } from '../workflow-reads.ts'

/** What draws is far heavier than a page may be: it comes by itself. */
const ApprovalDesigner = piece(
  () => import('./ApprovalDesigner.tsx'),
  'access',
  'designer',
  'jobs',
  'workflow-designer',
)

export default function WorkflowDesignerPage() {
  const params = useParams<{ id?: string }>()
  return (
    <Allowed to="workflow:read">
      <Suspense fallback={<SkeletonLines count={10} />}>
        <Show when={params.id} fallback={<ApprovalDesigner />} keyed>
          {(id) => <ExistingWorkflow id={Number(id)} />}
        </Show>
      </Suspense>
    </Allowed>
  )
}

function ExistingWorkflow(props: { id: number }) {
  const record = createRecord(() => workflowQuery(props.id))
  nameThisPage(() => record.data() && `${t().frame.nav.designWorkflow} · ${record.data()?.name}`)
  return (
    <Switch fallback={<SkeletonLines count={10} />}>
      <Match when={record.data()}>{(workflow) => <ApprovalDesigner workflow={workflow()} />}</Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
