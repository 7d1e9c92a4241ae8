import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Section } from '../../ui/Section.tsx'
import { RunBadge } from './MigrationRun.tsx'
import { migrationsQuery } from './migration-queries.ts'

export function EarlierMigrations(props: { workflowId: number }) {
  const words = () => t().migration
  const list = createRecord(() => migrationsQuery(props.workflowId))
  return (
    <Show when={(list.data()?.items.length ?? 0) > 0}>
      <div class="pt-8">
        <Section title={words().earlier}>
          <ul class="grid gap-1.5 text-sm">
            <For each={list.data()?.items}>
              {(run) => (
                <li class="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <A
                    href={`/workflows/${props.workflowId}/migrate?run=${run.id}`}
                    class="tabular text-accent-ink hover:underline"
                  >
                    {words().earlierLine(run.to_version, run.moved, run.total)}
                  </A>
                  <RunBadge status={run.status} />
                  <span class="text-ink-3">
                    {run.created_by_name} <RelativeTime at={run.created_at} />
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Section>
      </div>
    </Show>
  )
}
