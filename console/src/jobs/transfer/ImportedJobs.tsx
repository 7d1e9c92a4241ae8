import { A } from '@solidjs/router'
import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleDashed from 'lucide-solid/icons/circle-dashed'
import CirclePlus from 'lucide-solid/icons/circle-plus'
import Pencil from 'lucide-solid/icons/pencil'
import { For, Show } from 'solid-js'
import { jobTransferWords } from '../../i18n/job-transfer-words.ts'
import { Badge } from '../../ui/StatusBadge.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { createLocalSource } from '../../ui/table/create-local-source.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { jobFieldLabel } from '../job-field-label.ts'
import type { ImportedJob } from './create-job-import.ts'

type Row = ImportedJob & { id: number }

const looks = {
  new: { tone: 'success', icon: CirclePlus },
  update: { tone: 'timeout', icon: Pencil },
  unchanged: { tone: 'waiting', icon: CircleDashed },
  error: { tone: 'failed', icon: CircleAlert },
} as const

/** Jobs of a file, each with what it would do or what is wrong with it. */
export function ImportedJobs(props: { jobs: ImportedJob[] }) {
  const { source, paging } = createLocalSource(() => props.jobs.map((job): Row => ({ ...job, id: job.position })))
  return (
    <DataTable label={jobTransferWords().jobs} columns={columns()} source={source} paging={paging()} empty={<span />} />
  )
}

function columns(): Column<Row>[] {
  const words = jobTransferWords()
  return [
    { id: 'position', header: words.position, width: '64px', onCard: 'none', cell: (job) => job.position },
    { id: 'name', header: words.name, width: '30%', onCard: 'title', cell: (job) => <JobName job={job} /> },
    {
      id: 'outcome',
      header: words.outcome,
      width: '112px',
      onCard: 'badge',
      cell: (job) => (
        <Badge tone={looks[job.outcome].tone} icon={looks[job.outcome].icon} plain>
          {words.filters[job.outcome]}
        </Badge>
      ),
    },
    { id: 'what', header: words.changes, cell: (job) => <What job={job} /> },
  ]
}

function JobName(props: { job: Row }) {
  return (
    <Show when={props.job.job_id} fallback={props.job.name || jobTransferWords().unnamed}>
      {(id) => (
        <A href={`/jobs/${id()}`} target="_blank" class="underline-offset-4 hover:underline">
          {props.job.name}
        </A>
      )}
    </Show>
  )
}

function What(props: { job: Row }) {
  const words = () => jobTransferWords()
  return (
    <ul class="py-1.5 whitespace-normal">
      <For each={props.job.changes}>
        {(change) => (
          <li class="break-words">
            <span class="text-ink-3">{jobFieldLabel(change.field)}</span> {short(change.before) || words().empty} →{' '}
            <span class="font-medium">{short(change.after) || words().empty}</span>
          </li>
        )}
      </For>
      <For each={props.job.errors}>
        {({ field, message }) => (
          <li class="break-words text-failed">{words().problem(jobFieldLabel(field), message)}</li>
        )}
      </For>
    </ul>
  )
}

const longest = 80
const short = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`)
