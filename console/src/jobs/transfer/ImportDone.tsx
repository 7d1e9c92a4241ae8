import { jobTransferWords } from '../../i18n/job-transfer-words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Facts } from '../../ui/Facts.tsx'
import type { ImportAnswer, JobImport } from './create-job-import.ts'

/** What an import did, and where to go from here. */
export function ImportDone(props: { answer: ImportAnswer; import: JobImport }) {
  const words = () => jobTransferWords()
  const fact = (label: string, count: number) => (count > 0 ? [{ label, value: words().count(count) }] : [])
  return (
    <div class="grid max-w-form gap-4">
      <div>
        <h2 class="pb-3 text-lg font-semibold" role="status">
          {words().done}
        </h2>
        <Facts
          items={[
            { label: words().created, value: words().count(props.answer.created_ids.length) },
            { label: words().updated, value: words().count(props.answer.updated_ids.length) },
            ...fact(words().unchanged, props.answer.counts.unchanged),
            ...fact(words().leftOutFact, props.answer.counts.error),
          ]}
        />
      </div>
      <div class="flex flex-wrap gap-2">
        <ButtonLink href="/jobs" variant="primary">
          {words().toJobs}
        </ButtonLink>
        <Button onClick={props.import.startOver}>{words().importMore}</Button>
      </div>
    </div>
  )
}
