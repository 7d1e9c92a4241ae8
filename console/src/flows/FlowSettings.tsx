import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { formatDuration, formatExact, formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { ShownValue } from '../jobs/kinds/ShownValue.tsx'
import { valueText } from '../jobs/param-values.ts'
import { can } from '../session/session.ts'
import { type Fact, Facts } from '../ui/Facts.tsx'
import type { Flow } from './flow-records.ts'

/** When a flow runs, with what, and within which limits. */
export function FlowSettings(props: { flow: Flow }) {
  const words = () => t().flowList
  return (
    <div class="grid max-w-[960px] gap-8 lg:grid-cols-2">
      <Part title={words().when}>
        <Facts items={triggerFacts(props.flow)} />
      </Part>
      <Part title={words().limits}>
        <Facts items={limitFacts(props.flow)} />
      </Part>
      <Part title={words().params}>
        <Params flow={props.flow} />
      </Part>
    </div>
  )
}

function Part(props: { title: string; children: JSX.Element }) {
  return (
    <section>
      <h2 class="pb-2 text-sm font-medium">{props.title}</h2>
      {props.children}
    </section>
  )
}

function triggerFacts(flow: Flow): Fact[] {
  const words = t().jobs
  const kind = { label: words.trigger, value: t().flowList.triggers[flow.trigger_type] }
  if (flow.trigger_type === 'manual') return [kind]
  const moment = (label: string, at: string | null): Fact[] =>
    at === null ? [] : [{ label, value: formatExact(new Date(at)) }]
  return [
    kind,
    ...(flow.cron_expr ? [{ label: words.cron, value: <code class="font-mono">{flow.cron_expr}</code> }] : []),
    ...(flow.interval ? [{ label: words.interval, value: formatDuration(flow.interval * 1000) }] : []),
    ...moment(words.runAt, flow.run_at),
    { label: words.timezone, value: flow.timezone },
    ...(flow.calendar_name ? [{ label: words.calendar, value: <CalendarFact flow={flow} /> }] : []),
    ...moment(words.startAt, flow.start_at),
    ...moment(words.endAt, flow.end_at),
    { label: words.overlap, value: words.overlaps[flow.overlap_policy] },
    { label: words.misfire, value: words.misfires[flow.misfire_policy] },
  ]
}

function CalendarFact(props: { flow: Flow }) {
  return (
    <>
      <Show when={can('calendar:read')} fallback={props.flow.calendar_name}>
        <A href={`/calendars/${props.flow.calendar_id}`} class="text-accent-ink hover:underline">
          {props.flow.calendar_name}
        </A>
      </Show>
      <span class="block text-xs text-ink-3">{t().jobs.calendarRules[props.flow.calendar_rule]}</span>
    </>
  )
}

function limitFacts(flow: Flow): Fact[] {
  const words = t().flowList
  const span = (label: string, seconds: number | null): Fact[] =>
    seconds === null ? [] : [{ label, value: formatDuration(seconds * 1000) }]
  return [
    ...span(words.timeout, flow.timeout),
    {
      label: words.maxParallel,
      value: flow.max_parallel === null ? words.noLimit : formatNumber(flow.max_parallel),
    },
    ...span(words.startDeadline, flow.start_deadline),
    ...span(words.finishDeadline, flow.finish_deadline),
    { label: t().jobs.priority, value: t().jobs.priorities[flow.priority as 1 | 2 | 3 | 4 | 5] },
    { label: words.createdAt, value: formatExact(new Date(flow.created_at)) },
    { label: words.updatedAt, value: formatExact(new Date(flow.updated_at)) },
  ]
}

function Params(props: { flow: Flow }) {
  const words = () => t().jobs
  return (
    <Show when={props.flow.params.length > 0} fallback={<p class="text-sm text-ink-3">{words().paramsNone}</p>}>
      <table class="w-full text-sm">
        <thead class="text-left text-xs text-ink-3">
          <tr class="border-b border-line">
            <th class="py-1 font-normal">{words().paramName}</th>
            <th class="font-normal">{words().paramType}</th>
            <th class="font-normal">{words().paramDefault}</th>
            <th class="font-normal">{words().paramRequired}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.flow.params}>
            {(param) => (
              <tr class="border-b border-line">
                <td class="py-1.5 font-mono">{param.name}</td>
                <td>{words().paramTypes[param.type]}</td>
                <td class="font-mono">
                  {param.default === undefined ? '–' : <ShownValue value={valueText(param.default)} />}
                </td>
                <td>{param.required ? t().ui.yes : t().ui.no}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}
