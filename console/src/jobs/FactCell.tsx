import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { formatExact, formatStamp } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { CopyButton } from '../ui/CopyButton.tsx'

/** One of the facts in the line above a run. */
export function FactCell(props: { label: string; children: JSX.Element }) {
  return (
    <div class="min-w-0">
      <dt class="text-xs text-ink-3">{props.label}</dt>
      <dd class="flex min-h-6 items-center truncate text-sm">{props.children}</dd>
    </div>
  )
}

/** Behind a fact, to what it speaks of. */
export function FactLink(props: { href: string; children: JSX.Element }) {
  return (
    <A href={props.href} class="tabular ml-1.5 text-accent-ink hover:underline">
      {props.children}
    </A>
  )
}

export function ScheduledFact(props: { at: string }) {
  return (
    <FactCell label={t().runs.scheduledAt}>
      <time class="tabular" datetime={props.at} data-tip={formatExact(new Date(props.at))}>
        {formatStamp(new Date(props.at))}
      </time>
    </FactCell>
  )
}

export function TraceFact(props: { id: string }) {
  return (
    <FactCell label={t().runs.traceId}>
      <span class="flex items-center gap-1">
        <code class="font-mono text-xs" data-tip={props.id}>
          {props.id.slice(0, 12)}…
        </code>
        <CopyButton text={props.id} label={t().ui.copyTraceId} />
      </span>
    </FactCell>
  )
}
