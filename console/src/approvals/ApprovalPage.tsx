import { useParams } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../api/create-record.ts'
import { nameThisPage } from '../frame/breadcrumbs.ts'
import { t } from '../i18n/language.ts'
import { TemporalLink } from '../jobs/TemporalLink.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Section } from '../ui/Section.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { ApprovalBadge } from './ApprovalBadge.tsx'
import { type Approval, approvalQuery } from './approval-queries.ts'
import { createApprovalActions, type Verb } from './create-approval-actions.ts'
import { DecideBox } from './DecideBox.tsx'
import { SayBox } from './SayBox.tsx'
import { Timeline } from './Timeline.tsx'

const liveMs = 5_000

export default function ApprovalPage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => ({
    ...approvalQuery(Number(params.id)),
    everyMs: (approval: Approval | undefined) => (!approval || approval.status === 'pending' ? liveMs : false),
  }))
  nameThisPage(() => record.data()?.title ?? t().approvals.pageTitle(Number(params.id)))
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.data()}>{(approval) => <ApprovalView approval={approval()} />}</Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function ApprovalView(props: { approval: Approval }) {
  const words = () => t().approvals
  const { act } = createApprovalActions(() => props.approval.id)
  const own = (): Verb[] => (['urge', 'withdraw'] as const).filter((verb) => props.approval.actions.includes(verb))
  return (
    <>
      <PageHeader
        title={props.approval.title}
        badge={<ApprovalBadge status={props.approval.status} />}
        actions={
          <>
            <TemporalLink url={props.approval.temporal_url} />
            <For each={own()}>{(verb) => <Button onClick={() => act(verb)}>{words().verbs[verb]}</Button>}</For>
          </>
        }
      />
      <div class="grid max-w-[960px] gap-8 lg:grid-cols-[1fr_300px]">
        <div class="grid content-start gap-6">
          <DecideBox approval={props.approval} />
          <Section title={words().form}>
            <Show
              when={Object.keys(props.approval.form_data).length > 0}
              fallback={<p class="text-sm text-ink-3">{words().formEmpty}</p>}
            >
              <Facts items={formFacts(props.approval)} />
            </Show>
          </Section>
          <Section title={words().timeline}>
            <Timeline approval={props.approval} />
          </Section>
          <SayBox approval={props.approval} />
        </div>
        <div>
          <Facts items={factsOf(props.approval)} />
        </div>
      </div>
    </>
  )
}

function factsOf(approval: Approval): Fact[] {
  const words = t().approvals
  const node = approval.nodes.find(({ id }) => id === approval.current_node)
  const moment = (label: string, at: string | null): Fact[] =>
    at === null ? [] : [{ label, value: <RelativeTime at={at} /> }]
  return [
    { label: words.columnWorkflow, value: approval.workflow_name },
    { label: words.applicant, value: approval.applicant_name ?? '–' },
    ...(node
      ? [{ label: words.currentNode, value: node.name ?? (node.type === 'start' ? words.start : node.id) }]
      : []),
    ...moment(words.submittedAt, approval.submitted_at),
    ...moment(words.endedAt, approval.ended_at),
  ]
}

type Field = { name: string; label?: string }

/** By the form's own words where it has some. */
function formFacts({ form_data, form_schema }: Approval): Fact[] {
  const fields = (form_schema as { fields: Field[] } | null)?.fields ?? []
  const labels = new Map(fields.map(({ name, label }) => [name, label ?? name]))
  return Object.entries(form_data).map(([name, value]) => ({ label: labels.get(name) ?? name, value: shown(value) }))
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? t().ui.yes : t().ui.no
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
