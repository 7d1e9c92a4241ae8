import Download from 'lucide-solid/icons/download'
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import { formatSize } from '../../i18n/format.ts'
import { importWords } from '../../i18n/import-words.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import type { ImportAnswer, ImportRow, UserImport } from './create-user-import.ts'
import { downloadProblems } from './download-problems.ts'
import { ImportOptions } from './ImportOptions.tsx'
import { ImportRows } from './ImportRows.tsx'

const filters = ['all', 'changed', 'new', 'update', 'unchanged', 'error'] as const
type Filter = (typeof filters)[number]

/** What a file would do: its rows by outcome, and the choices before it is imported. */
export function ImportPreview(props: { answer: ImportAnswer; import: UserImport }) {
  const words = () => importWords()
  const [filter, setFilter] = createSignal<Filter>('all')
  createEffect(on(props.import.changed, (rows) => setFilter(rows.size > 0 ? 'changed' : 'all'), { defer: true }))

  const countOf = (id: Filter): number =>
    id === 'all' ? props.answer.total : id === 'changed' ? props.import.changed().size : props.answer.counts[id]
  const shownFilters = () => filters.filter((id) => id === 'all' || countOf(id) > 0)
  const current = (): Filter => (shownFilters().includes(filter()) ? filter() : 'all')
  const isShown = ({ row, outcome }: ImportRow): boolean =>
    current() === 'all' || (current() === 'changed' ? props.import.changed().has(row) : outcome === current())
  const rows = createMemo(() => props.answer.rows.filter(isShown))

  const effective = (): number => props.answer.counts.new + props.answer.counts.update
  const invited = (): number => (props.import.invite() === 'mail' ? (props.answer.invitable ?? 0) : 0)
  const commitLabel = (): string =>
    effective() === 0
      ? words().nothing
      : invited() > 0
        ? words().commitAndInvite(effective(), invited())
        : words().commit(effective())

  return (
    <>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2 pb-4">
        <span class="min-w-0 font-medium break-all">{props.import.file()?.name}</span>
        <span class="text-sm text-ink-3">{formatSize(props.import.file()?.size ?? 0)}</span>
        <Button size="sm" disabled={props.import.isBusy()} onClick={props.import.startOver}>
          {words().chooseOther}
        </Button>
      </div>
      <Show when={props.answer.ignored.length > 0}>
        <p class="pb-4 text-sm text-ink-2">{words().ignored(props.answer.ignored.join(t().ui.separator))}</p>
      </Show>
      <ImportOptions answer={props.answer} import={props.import} />
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2 py-4">
        <Button
          variant="primary"
          pending={props.import.isBusy()}
          disabled={effective() === 0}
          onClick={props.import.commit}
        >
          {commitLabel()}
        </Button>
        <Show when={props.answer.invalid > 0 && props.import.file()}>
          {(file) => (
            <span class="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-2">
              {words().leftOut(props.answer.invalid)}
              <Button size="sm" icon={Download} onClick={() => downloadProblems(file(), props.import.existing())}>
                {words().downloadProblems}
              </Button>
            </span>
          )}
        </Show>
      </div>
      <Show when={props.import.changed().size > 0}>
        <p class="pb-3 font-medium text-timeout" role="alert">
          {words().changed(props.import.changed().size)}
        </p>
      </Show>
      <Tabs
        label={words().rows}
        tabs={shownFilters().map((id) => ({ id, label: words().filters[id], count: countOf(id) }))}
        value={current()}
        onChange={setFilter}
      />
      <TabPanel id={current()}>
        <ImportRows fields={props.answer.fields} rows={rows()} />
      </TabPanel>
    </>
  )
}
