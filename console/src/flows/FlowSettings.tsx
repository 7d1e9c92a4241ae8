import { formatDuration, formatExact, formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { ParamsTable } from '../jobs/ParamsTable.tsx'
import { triggerFacts } from '../jobs/trigger-facts.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Section } from '../ui/Section.tsx'
import type { Flow } from './flow-records.ts'

/** When a flow runs, with what, and within which limits. */
export function FlowSettings(props: { flow: Flow }) {
  const words = () => t().flowList
  return (
    <div class="grid max-w-[960px] gap-8 lg:grid-cols-2">
      <Section title={words().when}>
        <Facts items={triggerFacts(props.flow, words().triggers)} />
      </Section>
      <Section title={words().limits}>
        <Facts items={limitFacts(props.flow)} />
      </Section>
      <Section title={words().params}>
        <ParamsTable params={props.flow.params} />
      </Section>
    </div>
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
