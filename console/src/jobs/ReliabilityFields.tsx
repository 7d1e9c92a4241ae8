import { Show } from 'solid-js'
import { retryDelaysMs } from '../../../domain/jobs/attempt.ts'
import { formatDuration } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { FormSection } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Select } from '../ui/Select.tsx'
import type { JobFormState } from './JobForm.tsx'

const day = 86_400
const shownWaits = 5

export function ReliabilityFields(props: { form: JobFormState }) {
  const words = () => t().jobs
  const retries = (): boolean => (props.form.values.retry_count ?? 0) > 0
  return (
    <FormSection title={words().reliability}>
      <NumberField
        label={words().timeout}
        help={words().timeoutHelp}
        unit={words().seconds}
        min={1}
        max={7 * day}
        required
        {...props.form.bind('timeout')}
      />
      <div class="grid gap-4 md:grid-cols-4">
        <NumberField
          label={words().retryCount}
          unit={words().times}
          min={0}
          max={100}
          {...props.form.bind('retry_count')}
        />
        <Show when={retries()}>
          <Select
            label={words().retryBackoff}
            options={(['exponential', 'fixed'] as const).map((value) => ({ value, label: words().backoffs[value] }))}
            {...props.form.bind('retry_backoff')}
          />
          <NumberField
            label={words().retryInterval}
            unit={words().seconds}
            min={1}
            max={day}
            {...props.form.bind('retry_interval')}
          />
          <Show when={props.form.values.retry_backoff === 'exponential'}>
            <NumberField
              label={words().retryMax}
              unit={words().seconds}
              min={1}
              max={day}
              {...props.form.bind('retry_max_interval')}
            />
          </Show>
        </Show>
      </div>
      <p class="-mt-2 text-xs text-ink-3">{retries() ? words().retrySummary(waitsOf(props.form)) : words().noRetry}</p>
    </FormSection>
  )
}

function waitsOf(form: JobFormState): string {
  const { retry_count = 0, retry_backoff, retry_interval = 1, retry_max_interval = 1 } = form.values
  const waits = retryDelaysMs({
    retry_count: Math.min(retry_count, shownWaits),
    retry_backoff,
    retry_interval,
    retry_max_interval,
  })
  const written = waits.map(formatDuration).join(t().jobs.cron_.separator)
  return retry_count > shownWaits ? `${written}…` : written
}
