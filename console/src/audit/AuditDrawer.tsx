import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { pageName } from '../frame/breadcrumbs.ts'
import { formatDuration, formatExact } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { CodeEditor } from '../ui/CodeEditor.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { type AuditEntry, resourceName } from './audit-records.ts'
import { Outcome } from './Outcome.tsx'

export function AuditDrawer(props: { entry: AuditEntry | undefined; onClose: () => void }) {
  return (
    <Show when={props.entry}>
      {(entry) => (
        <Drawer
          isOpen
          onClose={props.onClose}
          title={`${t().audit.actions[entry().action]} ${resourceName(entry().resource)}`}
        >
          <div class="grid gap-5">
            <Facts items={factsOf(entry())} />
            <Show when={can('data-change:read')}>
              <A
                class="text-accent-ink hover:underline"
                href={`/audit/changes?trace=${encodeURIComponent(entry().trace_id)}`}
              >
                {t().logs.sameTrace}
              </A>
            </Show>
            <Show when={entry().request_body}>
              {(body) => <CodeEditor label={t().audit.body} language="json" value={prettyJson(body())} readOnly />}
            </Show>
          </div>
        </Drawer>
      )}
    </Show>
  )
}

function factsOf(entry: AuditEntry): Fact[] {
  const words = t().audit
  return [
    { label: words.outcome, value: <Outcome code={entry.response_code} /> },
    { label: words.who, value: entry.user_name ?? '–' },
    { label: words.roles, value: entry.roles.join(' · ') || '–' },
    { label: words.when, value: formatExact(new Date(entry.created_at)) },
    { label: words.page, value: entry.page ? pageName(entry.page) : '–' },
    { label: words.address, value: entry.ip_address ?? '–' },
    { label: words.device, value: entry.device ?? '–' },
    {
      label: words.request,
      value: (
        <code class="font-mono text-xs break-all">
          {entry.request_method} {entry.request_path}
        </code>
      ),
    },
    { label: words.duration, value: formatDuration(entry.duration * 1000) },
    ...(entry.reason ? [{ label: words.reason, value: entry.reason }] : []),
    {
      label: t().ui.traceId,
      value: (
        <span class="flex items-center gap-1 font-mono text-xs">
          {entry.trace_id} <CopyButton text={entry.trace_id} label={t().ui.copyTraceId} />
        </span>
      ),
    },
  ]
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
