import { createMemo, createSignal, Show } from 'solid-js'
import { formatSize } from '../../i18n/format.ts'
import { jobTransferWords } from '../../i18n/job-transfer-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import type { ImportAnswer, JobImport } from './create-job-import.ts'
import { ImportedJobs } from './ImportedJobs.tsx'

const filters = ['all', 'new', 'update', 'unchanged', 'error'] as const
type Filter = (typeof filters)[number]

/** What a file would do: its jobs by outcome, and what is chosen before it is imported. */
export function ImportPreview(props: { answer: ImportAnswer; import: JobImport }) {
  const words = () => jobTransferWords()
  const [filter, setFilter] = createSignal<Filter>('all')
  const countOf = (id: Filter): number => (id === 'all' ? props.answer.jobs.length : props.answer.counts[id])
  const shownFilters = () => filters.filter((id) => id === 'all' || countOf(id) > 0)
  const current = (): Filter => (shownFilters().includes(filter()) ? filter() : 'all')
  const jobs = createMemo(() => props.answer.jobs.filter(({ outcome }) => current() === 'all' || outcome === current()))
  const effective = (): number => props.answer.counts.new + props.answer.counts.update

  return (
    <>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2 pb-4">
        <span class="min-w-0 font-medium break-all">{props.import.file()?.name}</span>
        <span class="text-sm text-ink-3">{formatSize(props.import.file()?.size ?? 0)}</span>
        <Button size="sm" disabled={props.import.isBusy()} onClick={props.import.startOver}>
          {words().chooseOther}
        </Button>
      </div>
      <Show when={props.answer.counts.new > 0}>
        <Checkbox
          label={words().paused}
          help={words().pausedHelp}
          checked={props.import.isPaused()}
          disabled={props.import.isBusy()}
          onChange={props.import.decidePaused}
        />
      </Show>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2 py-4">
        <Button
          variant="primary"
          pending={props.import.isBusy()}
          disabled={effective() === 0}
          onClick={props.import.commit}
        >
          {effective() === 0 ? words().nothing : words().commit(effective())}
        </Button>
        <Show when={props.answer.counts.error > 0}>
          <span class="text-sm text-ink-2">{words().leftOut(props.answer.counts.error)}</span>
        </Show>
      </div>
      <Show when={props.import.isChanged()}>
        <p class="pb-3 font-medium text-timeout" role="alert">
          {words().changed}
        </p>
      </Show>
      <Tabs
        label={words().jobs}
        tabs={shownFilters().map((id) => ({ id, label: words().filters[id], count: countOf(id) }))}
        value={current()}
        onChange={setFilter}
      />
      <TabPanel id={current()}>
        <ImportedJobs jobs={jobs()} />
      </TabPanel>
    </>
  )
}
