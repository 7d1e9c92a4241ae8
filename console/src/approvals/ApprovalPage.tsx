import { A, useParams } from '@solidjs/router'
import Printer from 'lucide-solid/icons/printer'
import { For, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import { t } from '../i18n/language.ts'
import { TemporalLink } from '../jobs/TemporalLink.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Section } from '../ui/Section.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { ApprovalBadge } from './ApprovalBadge.tsx'
import { type Approval, approvalQuery } from './approval-queries.ts'
import { CallbackList } from './CallbackList.tsx'
import { createApprovalActions, type Verb } from './create-approval-actions.ts'
import { DecideBox } from './DecideBox.tsx'
import { RequestDiagram } from './diagram/RequestDiagram.tsx'
import { createFormDraft } from './form/create-form-draft.ts'
import { RequestForm } from './form/RequestForm.tsx'
import { HeldNotice } from './HeldNotice.tsx'
import { PredictedPath } from './rehearsal/PredictedPath.tsx'
import { SayBox } from './SayBox.tsx'
import { Timeline } from './Timeline.tsx'

const liveMs = 5_000

export default function ApprovalPage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => ({
    ...approvalQuery(Number(params.id)),
    everyMs: (approval: Approval | undefined) => (!approval || isMoving(approval) ? liveMs : false),
  }))
  nameThisPage(() => record.data()?.title ?? t().approvals.pageTitle(Number(params.id)))
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.data()}>{(approval) => <ApprovalView approval={approval()} />}</Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

/** Something may become of it without the reader. */
function isMoving({ status, callbacks }: Approval): boolean {
  return status === 'pending' || callbacks.some((one) => one.status === 'waiting' || one.status === 'running')
}

function ApprovalView(props: { approval: Approval }) {
  const words = () => t().approvals
  const { act } = createApprovalActions(() => props.approval.id)
  const form = createFormDraft(() => props.approval)
  const own = (): Verb[] => (['urge', 'withdraw'] as const).filter((verb) => props.approval.actions.includes(verb))
  return (
    <>
      <PageHeader
        title={props.approval.title}
        badge={<ApprovalBadge status={props.approval.status} />}
        actions={
          <>
            <ButtonLink href={`/approvals/${props.approval.id}/print`} icon={Printer}>
              {words().print}
            </ButtonLink>
            <TemporalLink url={props.approval.temporal_url} />
            <For each={own()}>{(verb) => <Button onClick={() => act(verb)}>{words().verbs[verb]}</Button>}</For>
          </>
        }
      />
      <div class="grid max-w-[960px] gap-8 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div class="lg:order-last">
          <Facts items={factsOf(props.approval)} />
        </div>
        <div class="grid content-start gap-6">
          <HeldNotice approval={props.approval} />
          <DecideBox approval={props.approval} form={form} />
          <Section title={words().form}>
            <RequestForm approval={props.approval} form={form} />
          </Section>
          <Show when={props.approval.status === 'draft'}>
            <PredictedPath
              workflowId={props.approval.workflow_id}
              version={props.approval.workflow_version}
              form={props.approval.form_data}
              title={props.approval.title}
            />
          </Show>
          <RequestDiagram approval={props.approval} />
          <Show when={props.approval.callbacks.length > 0}>
            <Section title={t().approvalCallbacks.title}>
              <CallbackList approval={props.approval} />
            </Section>
          </Show>
          <Section title={words().timeline}>
            <Timeline approval={props.approval} />
          </Section>
          <SayBox approval={props.approval} />
        </div>
      </div>
    </>
  )
}

function factsOf(approval: Approval): Fact[] {
  const words = t().approvals
  const where = whereItStands(approval)
  const moment = (label: string, at: string | null): Fact[] =>
    at === null ? [] : [{ label, value: <RelativeTime at={at} /> }]
  return [
    { label: words.columnWorkflow, value: approval.workflow_name },
    { label: words.applicant, value: approval.applicant_name ?? '–' },
    ...(where ? [{ label: words.currentNode, value: where }] : []),
    ...flowRunOf(approval),
    ...moment(words.submittedAt, approval.submitted_at),
    ...moment(words.endedAt, approval.ended_at),
  ]
}

/** Where something is to be done, in every branch. */
function whereItStands({ nodes, tasks, current_node }: Approval): string {
  const open = tasks.filter(({ status }) => status === 'open').map(({ node_id }) => node_id)
  return nodes
    .filter(({ id }) => id === current_node || open.includes(id))
    .map(({ id, name, type }) => name ?? (type === 'start' ? t().approvals.start : id))
    .join(t().ui.separator)
}

/** A request of a flow leads back to its run. */
function flowRunOf({ business_type, business_id }: Approval): Fact[] {
  if (business_type !== 'flow_run' || business_id === null) return []
  const value = (
    <A class="text-accent-ink hover:underline" href={`/flow-runs/${business_id}`}>
      #{business_id}
    </A>
  )
  return [{ label: t().approvalCallbacks.flowRun, value }]
}
