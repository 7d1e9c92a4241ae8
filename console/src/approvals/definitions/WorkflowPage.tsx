import { useParams } from '@solidjs/router'
import { type JSX, Match, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { piece } from '../../i18n/page.ts'
import { createUrlState, tabParam } from '../../ui/create-url-state.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import { WorkflowButtons } from './WorkflowButtons.tsx'
import { WorkflowBadge } from './workflow-columns.tsx'
import { workflowQuery } from './workflow-reads.ts'
import type { Workflow } from './workflow-records.ts'

const WorkflowDrawing = piece(() => import('./WorkflowDrawing.tsx'), 'designer', 'workflow-designer')
const WorkflowVersions = piece(() => import('./WorkflowVersions.tsx'), 'designer', 'workflow-designer')
const WorkflowSettings = piece(
  () => import('./WorkflowSettings.tsx'),
  'access',
  'designer',
  'jobs',
  'workflow-designer',
)

const tabs = ['diagram', 'versions', 'settings'] as const

export default function WorkflowPage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => workflowQuery(Number(params.id)))
  nameThisPage(() => record.data()?.name)
  return (
    <Allowed to="workflow:read">
      <Switch fallback={<SkeletonLines count={10} />}>
        <Match when={record.data()}>{(workflow) => <WorkflowView workflow={workflow()} />}</Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </Allowed>
  )
}

function WorkflowView(props: { workflow: Workflow }) {
  const words = () => t().workflows
  const state = createUrlState({ tab: tabParam(tabs) })
  return (
    <>
      <PageHeader
        title={props.workflow.name}
        badge={<WorkflowBadge status={props.workflow.status} />}
        description={props.workflow.description}
        actions={
          <WorkflowButtons
            workflow={props.workflow}
            onProblems={() => state.set({ tab: 'diagram' }, { replace: true })}
          />
        }
      />
      <dl class="flex flex-wrap gap-x-8 gap-y-3 border-y border-line py-3 text-sm">
        <Line label={words().category}>{props.workflow.category || '–'}</Line>
        <Line label={words().version}>
          {props.workflow.version > 0 ? words().versionOf(props.workflow.version) : words().neverPublished}
        </Line>
        <Line label={words().updatedAt}>
          <RelativeTime at={props.workflow.updated_at} />
        </Line>
      </dl>
      <Show when={props.workflow.status !== 'published'}>
        <p class="mt-4 rounded bg-waiting-soft px-3 py-2.5 text-ink-2">
          {props.workflow.status === 'draft' ? words().draftNote : words().archivedNote}
        </p>
      </Show>
      <div class="mt-4">
        <Tabs
          label={props.workflow.name}
          tabs={tabs.map((id) => ({ id, label: words().tabs[id] }))}
          value={state.tab}
          onChange={(tab) => state.set({ tab }, { replace: true })}
        />
        <TabPanel id={state.tab}>
          <Suspense fallback={<SkeletonLines count={8} />}>
            <Switch>
              <Match when={state.tab === 'diagram'}>
                <WorkflowDrawing workflow={props.workflow} />
              </Match>
              <Match when={state.tab === 'versions'}>
                <WorkflowVersions workflowId={props.workflow.id} />
              </Match>
              <Match when={state.tab === 'settings'}>
                <WorkflowSettings workflow={props.workflow} />
              </Match>
            </Switch>
          </Suspense>
        </TabPanel>
      </div>
    </>
  )
}

function Line(props: { label: string; children: JSX.Element }) {
  return (
    <div>
      <dt class="text-xs text-ink-3">{props.label}</dt>
      <dd class="flex min-h-6 items-center">{props.children}</dd>
    </div>
  )
}
