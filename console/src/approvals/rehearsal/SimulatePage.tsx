import { useParams } from '@solidjs/router'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import Undo from 'lucide-solid/icons/undo-2'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { firstValues } from '../../../../domain/approvals/form/first-values.ts'
import type { FormSchema } from '../../../../domain/approvals/form.ts'
import type { Schemas } from '../../api/client.ts'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { createUrlState, tabParam } from '../../ui/create-url-state.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Section } from '../../ui/Section.tsx'
import { Select } from '../../ui/Select.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { StatusNotice } from '../../ui/StatusNotice.tsx'
import { ApprovalDiagram } from '../diagram/ApprovalDiagram.tsx'
import { firstOf } from '../form/first-values-here.ts'
import { formOf } from '../form/form-of.ts'
import { createSimulation } from './create-simulation.ts'
import { OpenStep } from './OpenStep.tsx'
import { PathList } from './PathList.tsx'
import { versionQuery, workflowQuery } from './rehearsal-queries.ts'
import { type Situation, SituationForm } from './SituationForm.tsx'

type Workflow = Schemas['Workflow']

/** A definition is tried out: what is drawn now, or what is published. */
export default function SimulatePage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => workflowQuery(Number(params.id)))
  nameThisPage(() => record.data() && t().rehearsal.title(record.data()?.name ?? ''))
  return (
    <Allowed to="workflow:read">
      <Switch fallback={<SkeletonLines count={8} />}>
        <Match when={record.data()}>{(workflow) => <Simulation workflow={workflow()} />}</Match>
        <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
      </Switch>
    </Allowed>
  )
}

function Simulation(props: { workflow: Workflow }) {
  const words = () => t().rehearsal
  const state = createUrlState({ basis: tabParam(['drawn', 'published']) })
  const [situation, setSituation] = createSignal<Situation>({
    form: props.workflow.form_schema ? firstValues(formOf(props.workflow.form_schema), firstOf()) : {},
    applicantId: undefined,
  })
  const version = (): number => props.workflow.version
  const isDrawn = (): boolean => state.basis === 'drawn' || version() === 0
  const simulation = createSimulation(
    () => props.workflow.id,
    () => ({
      form_data: situation().form as Record<string, never>,
      draft: isDrawn(),
      ...(situation().applicantId !== undefined && { applicant_id: situation().applicantId }),
    }),
  )
  const published = createRecord(() => ({ ...versionQuery(props.workflow.id, version()), isEnabled: !isDrawn() }))
  const drawing = (): string | undefined => (isDrawn() ? props.workflow.bpmn_xml : published.data()?.bpmn_xml)
  const schema = (): FormSchema | null => {
    const found = isDrawn() ? props.workflow.form_schema : published.data()?.form_schema
    return found ? formOf(found) : null
  }
  const open = () => (simulation.path()?.steps ?? []).filter(({ status }) => status === 'open')
  const outcome = () => simulation.path()?.outcome

  function choose(basis: string): void {
    simulation.reset()
    state.set({ basis: basis === 'published' ? 'published' : 'drawn' })
  }

  return (
    <>
      <PageHeader
        title={words().title(props.workflow.name)}
        description={words().nothingKept}
        actions={
          <>
            <Button icon={Undo} disabled={simulation.count() === 0} onClick={() => simulation.undo()}>
              {words().undo}
            </Button>
            <Button icon={RotateCcw} disabled={simulation.count() === 0} onClick={() => simulation.reset()}>
              {words().reset}
            </Button>
          </>
        }
      />
      <div class="grid gap-8 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div class="grid min-w-0 content-start gap-6">
          <Show when={drawing()}>{(xml) => <ApprovalDiagram xml={xml()} marked={simulation.path()} />}</Show>
          <Show when={simulation.error()}>{(error) => <ErrorState error={error()} onRetry={simulation.retry} />}</Show>
          <Show when={simulation.path()}>
            {(path) => (
              <Section title={words().steps}>
                <PathList path={path()} />
                <StatusNotice tone={outcome() === 'rejected' ? 'failed' : 'success'} text={endedWord(outcome())} />
              </Section>
            )}
          </Show>
        </div>
        <div class="grid min-w-0 content-start gap-6">
          <Show when={open().length > 0}>
            <Section title={words().open}>
              <div class="grid gap-3">
                <For each={open()}>{(step) => <OpenStep step={step} onDecide={simulation.decide} />}</For>
              </div>
            </Section>
          </Show>
          <Show when={version() > 0}>
            <Select
              label={words().basis}
              value={isDrawn() ? 'drawn' : 'published'}
              options={[
                { value: 'drawn', label: words().drawn },
                { value: 'published', label: words().published(version()) },
              ]}
              onChange={choose}
            />
          </Show>
          <SituationForm value={situation()} schema={schema()} onChange={setSituation} />
        </div>
      </div>
    </>
  )
}

function endedWord(outcome: 'approved' | 'rejected' | null | undefined): string | undefined {
  return outcome ? t().rehearsal.ended[outcome] : undefined
}
