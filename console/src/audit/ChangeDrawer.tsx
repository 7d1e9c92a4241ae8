import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { formatExact } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Drawer } from '../ui/Drawer.tsx'
import { Facts } from '../ui/Facts.tsx'
import type { DataChange } from './audit-records.ts'
import { differencesIn } from './differences.ts'

type ChangeDrawerProps = {
  change: DataChange | undefined
  title: string
  /** The name of a field as the forms call it. */
  labelOf: (field: string) => string
  onClose: () => void
}

/** One change of a record, field by field. */
export function ChangeDrawer(props: ChangeDrawerProps) {
  return (
    <Show when={props.change}>
      {(change) => (
        <Drawer isOpen onClose={props.onClose} title={props.title}>
          <div class="grid gap-5">
            <Facts
              items={[
                { label: t().audit.who, value: change().operator_name ?? '–' },
                { label: t().audit.when, value: formatExact(new Date(change().created_at)) },
                ...(change().reason ? [{ label: t().audit.reason, value: change().reason }] : []),
              ]}
            />
            <Show when={can('audit:read') && change().trace_id}>
              {(traceId) => (
                <A class="text-accent-ink hover:underline" href={`/audit?trace=${encodeURIComponent(traceId())}`}>
                  {t().logs.sameTraceAudit}
                </A>
              )}
            </Show>
            <ul class="grid gap-4">
              <For each={fieldsOf(change())}>
                {(field) => (
                  <li class="min-w-0">
                    <p class="pb-1 text-sm text-ink-2">{props.labelOf(field.name)}</p>
                    <Show when={field.before !== undefined}>
                      <Value
                        text={field.before ?? ''}
                        class="bg-failed-soft text-failed"
                        sign="−"
                        label={t().audit.before}
                      />
                    </Show>
                    <Show when={field.after !== undefined}>
                      <Value
                        text={field.after ?? ''}
                        class="bg-success-soft text-success"
                        sign="+"
                        label={t().audit.after}
                      />
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </div>
        </Drawer>
      )}
    </Show>
  )
}

function Value(props: { text: string; class: string; sign: string; label: string }) {
  return (
    <p class={`flex gap-2 px-2 py-0.5 font-mono text-xs first:rounded-t-sm last:rounded-b-sm ${props.class}`}>
      <span class="sr-only">{props.label}</span>
      <span class="select-none" aria-hidden="true">
        {props.sign}
      </span>
      <span class="min-w-0 break-all whitespace-pre-wrap">{props.text}</span>
    </p>
  )
}

type Field = { name: string; before: string | undefined; after: string | undefined }

function fieldsOf(change: DataChange): Field[] {
  if (change.changes) {
    return differencesIn(change.changes).map(({ name, before, after }) => ({
      name,
      before: show(before),
      after: show(after),
    }))
  }
  const isNew = change.action === 'insert'
  return Object.entries((isNew ? change.new_data : change.old_data) ?? {}).map(([name, value]) => ({
    name,
    before: isNew ? undefined : show(value),
    after: isNew ? show(value) : undefined,
  }))
}

function show(value: unknown): string {
  if (value === null || value === '') return t().audit.nothing
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
