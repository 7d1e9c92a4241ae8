import { For, Match, Show, Switch } from 'solid-js'
import { createStore } from 'solid-js/store'
import { cronBuilderWords } from '../../i18n/cron-builder-words.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TimeInput } from '../../ui/date/TimeInput.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Select } from '../../ui/Select.tsx'
import { cronText } from '../cron-text.ts'
import { type CronChoice, choiceOf, expressionOf, firstChoice, steps } from './cron-choice.ts'
import { MonthDays } from './MonthDays.tsx'
import { ToggleRow } from './ToggleRow.tsx'

const everies = ['minutes', 'hours', 'day', 'week', 'month'] as const

type CronBuilderProps = { expression: string; onUse: (expression: string) => void; onClose: () => void }

/** Puts an expression together from plain choices, beginning with the one that stands there if it can be chosen. */
export function CronBuilder(props: CronBuilderProps) {
  const words = cronBuilderWords
  const [choice, setChoice] = createStore<CronChoice>({ ...(choiceOf(props.expression) ?? firstChoice) })
  const set = (part: Partial<CronChoice>): void => setChoice(part)
  const expression = () => expressionOf(choice)

  /** What was a step of minutes is none of hours. */
  function chooseEvery(every: CronChoice['every']): void {
    set({ every, ...((every === 'minutes' || every === 'hours') && { step: every === 'minutes' ? 5 : 1 }) })
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={words().title}
      footer={
        <div class="flex flex-1 flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
          <p class="min-w-0 text-sm" aria-live="polite">
            <code class="block font-mono">{expression()}</code>
            <span class="text-ink-2">{cronText(expression(), t().jobs.cron_)}</span>
          </p>
          <Button variant="primary" onClick={() => props.onUse(expression())}>
            {words().use}
          </Button>
        </div>
      }
    >
      <div class="grid min-h-72 content-start gap-4">
        <fieldset>
          <legend class="mb-1 text-sm font-medium">{words().every}</legend>
          <div class="flex flex-wrap gap-1.5">
            <For each={everies}>
              {(every) => (
                <Chip isOn={choice.every === every} onClick={() => chooseEvery(every)}>
                  {words().everies[every]}
                </Chip>
              )}
            </For>
          </div>
        </fieldset>
        <Switch>
          <Match when={choice.every === 'minutes' && choice.every}>
            {(every) => <Steps every={every()} choice={choice} set={set} />}
          </Match>
          <Match when={choice.every === 'hours' && choice.every}>
            {(every) => (
              <>
                <Steps every={every()} choice={choice} set={set} />
                <NumberField
                  label={words().minute}
                  min={0}
                  max={59}
                  value={choice.minute}
                  onChange={(minute) => set({ minute: Math.min(minute ?? 0, 59) })}
                />
              </>
            )}
          </Match>
          <Match when={choice.every === 'week'}>
            <ToggleRow
              label={words().weekdays}
              values={[1, 2, 3, 4, 5, 6, 0]}
              chosen={choice.weekdays}
              onChange={(weekdays) => weekdays.length > 0 && set({ weekdays })}
              shown={(day) => t().jobs.cron_.weekdays[day]}
              named={(day) => words().dayNames[day]}
            />
          </Match>
          <Match when={choice.every === 'month'}>
            <MonthDays choice={choice} set={set} />
          </Match>
        </Switch>
        <Show when={choice.every !== 'minutes' && choice.every !== 'hours'}>
          <div>
            <div class="mb-1 text-sm font-medium">{words().time}</div>
            <div class="flex max-w-32">
              <TimeInput value={choice.time} onChange={(time) => set({ time })} />
            </div>
          </div>
        </Show>
      </div>
    </Dialog>
  )
}

type Part = { choice: CronChoice; set: (part: Partial<CronChoice>) => void }

function Steps(props: Part & { every: 'minutes' | 'hours' }) {
  return (
    <Select
      label={cronBuilderWords().step[props.every]}
      options={steps[props.every].map((step) => ({ value: String(step), label: String(step) }))}
      value={String(props.choice.step)}
      onChange={(step) => props.set({ step: Number(step) })}
    />
  )
}
