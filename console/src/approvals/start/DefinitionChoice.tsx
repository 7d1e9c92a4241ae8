import { A } from '@solidjs/router'
import FilePen from 'lucide-solid/icons/file-pen'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Section } from '../../ui/Section.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { groupStartable } from './group-startable.ts'
import { startableListQuery } from './start-reads.ts'

/** What can be asked for, by category. */
export function DefinitionChoice(props: { q: string; onSearch: (q: string) => void }) {
  const words = () => t().approvalStart
  const list = createRecord(startableListQuery)
  const groups = createMemo(() => groupStartable(list.data()?.items ?? [], props.q))
  return (
    <>
      <PageHeader title={words().title} description={words().choose} />
      <div class="pb-4">
        <SearchBox label={words().search} value={props.q} onSearch={props.onSearch} />
      </div>
      <Switch fallback={<SkeletonLines count={6} />}>
        <Match when={list.data()?.items.length === 0}>
          <EmptyState icon={FilePen} title={words().empty}>
            {words().emptyBody}
          </EmptyState>
        </Match>
        <Match when={list.data() && groups().length === 0}>
          <EmptyState title={words().emptyFiltered}>{words().emptyFilteredBody}</EmptyState>
        </Match>
        <Match when={list.data()}>
          <div class="grid gap-6">
            <For each={groups()}>
              {(group) => (
                <Section title={group.category || words().noCategory}>
                  <ul class="grid gap-2 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
                    <For each={group.items}>
                      {(one) => (
                        <li>
                          <A
                            href={`/approvals/new?workflow=${one.id}`}
                            class="block h-full rounded border border-line bg-surface px-4 py-3 transition-colors hover:border-line-control hover:bg-subtle"
                          >
                            <span class="block font-medium">{one.name}</span>
                            <Show when={one.description}>
                              <span class="mt-0.5 line-clamp-2 block text-sm text-ink-2">{one.description}</span>
                            </Show>
                          </A>
                        </li>
                      )}
                    </For>
                  </ul>
                </Section>
              )}
            </For>
          </div>
        </Match>
        <Match when={list.error()}>{(error) => <ErrorState error={error()} onRetry={list.refetch} />}</Match>
      </Switch>
    </>
  )
}
