import CalendarClock from 'lucide-solid/icons/calendar-clock'
import Pointer from 'lucide-solid/icons/mouse-pointer-click'
import { createMemo, For, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { DateTimePicker } from '../ui/DateTimePicker.tsx'
import { FormSection } from '../ui/Form.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { NextFiresState } from './create-next-fires.ts'
import type { JobFormState } from './JobForm.tsx'
import { NextFires } from './NextFires.tsx'

const presets = {
  everyFive: '*/5 * * * *',
  hourly: '0 * * * *',
  daily: '0 9 * * *',
  workdays: '0 9 * * 1-5',
  weekly: '0 9 * * 1',
  monthly: '0 9 1 * *',
} as const

const presetNames = Object.keys(presets) as (keyof typeof presets)[]

export function TriggerFields(props: { form: JobFormState; fires: NextFiresState }) {
  const words = () => t().jobs
  const isCron = (): boolean => props.form.values.trigger_type === 'cron'
  return (
    <FormSection title={words().when}>
      <RadioGroup
        label={words().trigger}
        {...props.form.bind('trigger_type')}
        options={[
          { value: 'cron', label: words().triggers.cron, help: words().triggerHelp.cron, icon: CalendarClock },
          { value: 'manual', label: words().triggers.manual, help: words().triggerHelp.manual, icon: Pointer },
        ]}
      />
      <Show when={isCron()}>
        <CronFields form={props.form} fires={props.fires} />
        <div class="xl:hidden">
          <NextFires draft={props.form.values} fires={props.fires} />
        </div>
        <div class="grid gap-4 md:grid-cols-2">
          <DateTimePicker label={words().startAt} required={false} {...props.form.bind('start_at')} />
          <DateTimePicker label={words().endAt} required={false} {...props.form.bind('end_at')} />
          <Select
            label={words().overlap}
            options={(['skip', 'allow'] as const).map((value) => ({ value, label: words().overlaps[value] }))}
            {...props.form.bind('overlap_policy')}
          />
          <Select
            label={words().misfire}
            help={words().misfireHelp}
            options={(['none', 'once', 'all'] as const).map((value) => ({ value, label: words().misfires[value] }))}
            {...props.form.bind('misfire_policy')}
          />
        </div>
      </Show>
    </FormSection>
  )
}

function CronFields(props: { form: JobFormState; fires: NextFiresState }) {
  const words = () => t().jobs
  const error = (): string | undefined => props.form.error('cron_expr') ?? props.fires.problem('cron_expr')
  const zones = createMemo(() => Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value })))
  return (
    <div>
      <div class="grid gap-4 md:grid-cols-2">
        <TextField
          label={words().cron}
          help={words().cronHelp}
          required
          mono
          spellcheck={false}
          autocomplete="off"
          {...props.form.bind('cron_expr')}
          error={error()}
        />
        <Combobox label={words().timezone} options={zones()} {...props.form.bind('timezone')} />
      </div>
      <div class="mt-2 flex flex-wrap gap-1.5">
        <For each={presetNames}>
          {(name) => (
            <button
              type="button"
              class="h-6 rounded-sm border border-line-strong px-2 text-xs text-ink-2 transition-colors hover:border-line-control hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
              aria-pressed={props.form.values.cron_expr === presets[name]}
              onClick={() => props.form.set('cron_expr', presets[name])}
            >
              {words().presets[name]}
            </button>
          )}
        </For>
      </div>
    </div>
  )
}
