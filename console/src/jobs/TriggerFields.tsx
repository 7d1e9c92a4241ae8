import AlarmClock from 'lucide-solid/icons/alarm-clock'
import CalendarClock from 'lucide-solid/icons/calendar-clock'
import Hourglass from 'lucide-solid/icons/hourglass'
import Pointer from 'lucide-solid/icons/mouse-pointer-click'
import Repeat from 'lucide-solid/icons/repeat'
import { createMemo, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { t } from '../i18n/language.ts'
import { can } from '../session/session.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { DateTimePicker } from '../ui/DateTimePicker.tsx'
import { FormSection } from '../ui/Form.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { Select } from '../ui/Select.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { CronFields } from './CronFields.tsx'
import type { NextFiresState } from './create-next-fires.ts'
import { IntervalField } from './IntervalField.tsx'
import type { JobFormState } from './JobForm.tsx'
import { NextFires } from './NextFires.tsx'

const CalendarFields = lazy(() => import('./CalendarFields.tsx').then((module) => ({ default: module.CalendarFields })))

const icons = { cron: CalendarClock, fixed_rate: Repeat, fixed_delay: Hourglass, once: AlarmClock, manual: Pointer }
const triggers = ['cron', 'fixed_rate', 'fixed_delay', 'once', 'manual'] as const

export function TriggerFields(props: { form: JobFormState; fires: NextFiresState }) {
  const words = () => t().jobs
  const type = () => props.form.values.trigger_type
  const isInterval = (): boolean => type() === 'fixed_rate' || type() === 'fixed_delay'
  return (
    <FormSection title={words().when}>
      <RadioGroup
        label={words().trigger}
        {...props.form.bind('trigger_type')}
        options={triggers.map((value) => ({
          value,
          label: words().triggers[value],
          help: words().triggerHelp[value],
          icon: icons[value],
        }))}
      />
      <Show when={type() !== 'manual'}>
        <Switch>
          <Match when={type() === 'cron'}>
            <CronFields form={props.form} fires={props.fires} />
          </Match>
          <Match when={isInterval()}>
            <div>
              <IntervalField form={props.form} />
              <p class="mt-1 text-xs text-ink-3">{type() === 'fixed_rate' ? words().rateHelp : words().delayHelp}</p>
            </div>
          </Match>
          <Match when={type() === 'once'}>
            <DateTimePicker label={words().runAt} help={words().runAtHelp} required {...props.form.bind('run_at')} />
          </Match>
        </Switch>
        <div class="grid gap-4 md:grid-cols-2">
          <Zone form={props.form} />
          <Show when={can('calendar:read')}>
            <Suspense fallback={<Skeleton class="h-14 w-full" />}>
              <CalendarFields form={props.form} />
            </Suspense>
          </Show>
        </div>
        <div class="xl:hidden">
          <NextFires draft={props.form.values} fires={props.fires} />
        </div>
        <Limits form={props.form} />
      </Show>
    </FormSection>
  )
}

function Zone(props: { form: JobFormState }) {
  const zones = createMemo(() => Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value })))
  return <Combobox label={t().jobs.timezone} options={zones()} {...props.form.bind('timezone')} />
}

/** From when to when, and what to do about what does not run in time. */
function Limits(props: { form: JobFormState }) {
  const words = () => t().jobs
  const type = () => props.form.values.trigger_type
  return (
    <div class="grid gap-4 md:grid-cols-2">
      <Show when={type() !== 'once'}>
        <DateTimePicker label={words().startAt} required={false} {...props.form.bind('start_at')} />
        <DateTimePicker label={words().endAt} required={false} {...props.form.bind('end_at')} />
      </Show>
      <Show when={type() !== 'fixed_delay'}>
        <Select
          label={words().overlap}
          options={(['skip', 'queue', 'cancel_running', 'allow'] as const).map((value) => ({
            value,
            label: words().overlaps[value],
          }))}
          {...props.form.bind('overlap_policy')}
        />
        <Select
          label={words().misfire}
          help={words().misfireHelp}
          options={(['none', 'once', 'all'] as const).map((value) => ({ value, label: words().misfires[value] }))}
          {...props.form.bind('misfire_policy')}
        />
      </Show>
    </div>
  )
}
