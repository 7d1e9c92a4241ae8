import { Show } from 'solid-js'
import { jobKinds } from '../../../../domain/jobs/kinds.ts'
import { carryingWords } from '../../i18n/carrying-words.ts'
import { t } from '../../i18n/language.ts'
import { FormSection } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { Select } from '../../ui/Select.tsx'
import type { JobFormState } from '../JobForm.tsx'
import { GroupField } from './GroupField.tsx'

const priorities = [1, 2, 3, 4, 5] as const
const mostShards = 1000

/** By whom a job is carried out, in how many parts, and how urgently. */
export function CarryingFields(props: { form: JobFormState }) {
  const words = () => carryingWords()
  const isScript = (): boolean => jobKinds[props.form.values.job_type].runner === 'executor'
  return (
    <FormSection title={words().title}>
      <RadioGroup
        label={words().carriedBy}
        {...props.form.bind('carried_by')}
        options={(['one', 'shards', 'broadcast'] as const).map((value) => ({
          value,
          label: words().ways[value],
          help: value === 'broadcast' && !isScript() ? words().scriptsOnly : words().wayHelp[value],
          disabled: value === 'broadcast' && !isScript(),
        }))}
      />
      <Show when={props.form.values.carried_by === 'shards'}>
        <NumberField
          label={t().jobs.shardTotal}
          help={words().shardTotalHelp}
          min={1}
          max={mostShards}
          required
          {...props.form.bind('shard_total')}
        />
      </Show>
      <div class="grid gap-4 md:grid-cols-2">
        <Show when={isScript()}>
          <GroupField {...props.form.bind('executor_group')} />
        </Show>
        <Select
          label={t().jobs.priority}
          help={words().priorityHelp}
          name="priority"
          error={props.form.error('priority')}
          value={String(props.form.values.priority)}
          options={priorities.map((priority) => ({ value: String(priority), label: words().priorities[priority] }))}
          onChange={(priority) => props.form.set('priority', Number(priority))}
        />
      </div>
    </FormSection>
  )
}
