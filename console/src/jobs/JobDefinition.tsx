import { retryDelaysMs } from '../../../domain/jobs/attempt.ts'
import { isScript } from '../../../domain/jobs/script-kinds.ts'
import { carryingWords } from '../i18n/carrying-words.ts'
import { formatDuration } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Section } from '../ui/Section.tsx'
import type { Job } from './job-records.ts'
import { ConfigView } from './kinds/ConfigView.tsx'
import { ParamsTable } from './ParamsTable.tsx'
import { triggerFacts } from './trigger-facts.tsx'

/** The job as it stands, to be read. */
export function JobDefinition(props: { job: Job }) {
  return (
    <div class="grid max-w-[960px] gap-8 lg:grid-cols-[1fr_300px]">
      <div class="grid content-start gap-6">
        <Section title={t().jobs.what}>
          <ConfigView job={props.job} />
        </Section>
        <Section title={t().jobs.params}>
          <ParamsTable params={props.job.params} />
        </Section>
      </div>
      <div class="grid content-start gap-6">
        <Section title={t().jobs.when}>
          <Facts items={triggerFacts(props.job, t().jobs.triggers)} />
        </Section>
        <Section title={carryingWords().title}>
          <Facts items={carryingFacts(props.job)} />
        </Section>
        <Section title={t().jobs.reliability}>
          <Facts items={reliabilityFacts(props.job)} />
        </Section>
      </div>
    </div>
  )
}

function reliabilityFacts(job: Job): Fact[] {
  const words = t().jobs
  const waits = retryDelaysMs({ ...job, retry_count: Math.min(job.retry_count, 5) }).map(formatDuration)
  return [
    { label: words.timeout, value: formatDuration(job.timeout * 1000) },
    { label: words.retryCount, value: `${job.retry_count} ${words.times}` },
    ...(waits.length > 0 ? [{ label: words.retryInterval, value: waits.join(words.cron_.separator) }] : []),
  ]
}

function carryingFacts(job: Job): Fact[] {
  const words = carryingWords()
  const way = job.broadcast ? words.ways.broadcast : job.shard_total ? words.shards(job.shard_total) : words.ways.one
  return [
    { label: words.carriedBy, value: way },
    ...(isScript(job.job_type)
      ? [{ label: t().jobs.executorGroup, value: <code class="font-mono">{job.executor_group}</code> }]
      : []),
    { label: t().jobs.priority, value: t().jobs.priorities[job.priority as 1 | 2 | 3 | 4 | 5] },
  ]
}
