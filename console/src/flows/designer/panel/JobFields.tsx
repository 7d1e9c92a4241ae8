import ExternalLink from 'lucide-solid/icons/external-link'
import Pencil from 'lucide-solid/icons/pencil'
import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { createRecord } from '../../../api/create-record.ts'
import { PanelSection } from '../../../designer/panel/fields.tsx'
import { ParamMapping } from '../../../designer/panel/ParamMapping.tsx'
import { RecordPicker } from '../../../designer/panel/RecordPicker.tsx'
import { t } from '../../../i18n/language.ts'
import { jobQuery, jobsQuery } from '../../../jobs/job-queries.ts'
import type { Job } from '../../../jobs/job-records.ts'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import { AttemptFields } from './AttemptFields.tsx'
import { FanOutFields } from './FanOutFields.tsx'
import type { JobParam, KindFieldsProps } from './node-panel.ts'
import { OutputFields } from './OutputFields.tsx'

const InlineDialog = lazy(() => import('./InlineDialog.tsx').then((module) => ({ default: module.InlineDialog })))

/** A job by its name or a definition of its own, and what it is given. */
export function JobFields(props: KindFieldsProps) {
  const words = () => t().flows.node
  const [source, setSource] = createSignal<'job' | 'inline'>(props.node.inline ? 'inline' : 'job')
  const job = createRecord(() => ({ ...jobQuery(props.node.job_id ?? 0), isEnabled: props.node.job_id !== undefined }))
  const declared = (): JobParam[] => (source() === 'job' ? (job.data()?.params ?? []) : [])
  return (
    <>
      <PanelSection>
        <Select
          label={words().source}
          value={source()}
          options={(['job', 'inline'] as const).map((value) => ({ value, label: words().sources[value] }))}
          onChange={setSource}
        />
        <Switch>
          <Match when={source() === 'job'}>
            <JobChoice {...props} />
          </Match>
          <Match when={source() === 'inline'}>
            <OwnDefinition {...props} />
          </Match>
        </Switch>
      </PanelSection>
      <PanelSection title={words().params}>
        <ParamMapping
          declared={declared()}
          values={props.node.params ?? {}}
          suggestions={props.suggestions}
          onChange={(params) => props.change({ params })}
        />
      </PanelSection>
      <OutputFields {...props} />
      <FanOutFields {...props} />
      <AttemptFields {...props} />
    </>
  )
}

function JobChoice(props: KindFieldsProps) {
  const words = () => t().flows.node
  return (
    <div>
      <RecordPicker<Job>
        label={words().job}
        placeholder={words().jobPlaceholder}
        more={words().jobMore}
        value={props.node.job_id}
        list={(query) => jobsQuery(query)}
        one={(id) => jobQuery(id)}
        optionOf={(job) => ({ value: String(job.id), label: job.name, hint: t().jobs.jobTypes[job.job_type] })}
        gone={words().jobGone}
        onChange={(job_id) => props.change({ job_id, inline: undefined })}
      />
      <Show when={props.node.job_id}>
        {(id) => (
          <a
            class="mt-1.5 inline-flex items-center gap-1 rounded-sm text-sm text-accent-ink hover:underline"
            href={`/jobs/${id()}`}
            target="_blank"
            rel="noopener"
          >
            {words().openJob}
            <ExternalLink size={13} aria-hidden="true" />
          </a>
        )}
      </Show>
    </div>
  )
}

function OwnDefinition(props: KindFieldsProps) {
  const words = () => t().flows.node
  const [isOpen, setOpen] = createSignal(false)
  return (
    <div class="grid justify-items-start gap-2">
      <Show when={props.node.inline} fallback={<p class="text-sm text-ink-3">{words().inlineEmpty}</p>}>
        {(inline) => (
          <p class="max-w-full truncate text-sm">
            {t().jobs.jobTypes[inline().job_type]}
            <span class="ml-2 font-mono text-ink-2">{summaryOf(inline())}</span>
          </p>
        )}
      </Show>
      <Button size="sm" icon={Pencil} onClick={() => setOpen(true)}>
        {words().defineInline}
      </Button>
      <Show when={isOpen()}>
        <Suspense>
          <InlineDialog
            inline={props.node.inline}
            onClose={() => setOpen(false)}
            onApply={(inline) => props.change({ inline, job_id: undefined })}
          />
        </Suspense>
      </Show>
    </div>
  )
}

/** The one thing of a definition that tells it from others. */
function summaryOf({ config }: NonNullable<KindFieldsProps['node']['inline']>): string {
  const { url, script, sql, method } = config as Record<string, unknown>
  return (
    String(url ?? sql ?? script ?? method ?? '')
      .split('\n')
      .findLast((line) => line.trim() !== '') ?? ''
  )
}
