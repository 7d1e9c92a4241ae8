import WandSparkles from 'lucide-solid/icons/wand-sparkles'
import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Chip } from '../ui/Chip.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { NextFiresState } from './create-next-fires.ts'
import type { JobFormState } from './JobForm.tsx'

const loadBuilder = () => import('./cron/CronBuilder.tsx')
const CronBuilder = lazy(() => loadBuilder().then((module) => ({ default: module.CronBuilder })))

const presets = {
  everyFive: '*/5 * * * *',
  hourly: '0 * * * *',
  daily: '0 9 * * *',
  workdays: '0 9 * * 1-5',
  weekly: '0 9 * * 1',
  monthly: '0 9 1 * *',
} as const

const presetNames = Object.keys(presets) as (keyof typeof presets)[]

export function CronFields(props: { form: JobFormState; fires: NextFiresState }) {
  const words = () => t().jobs
  const [isBuilding, setBuilding] = createSignal(false)
  const error = (): string | undefined => props.form.error('cron_expr') ?? props.fires.problem('cron_expr')

  function use(expression: string): void {
    props.form.set('cron_expr', expression)
    setBuilding(false)
  }

  return (
    <div>
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
      <div class="mt-2 flex flex-wrap gap-1.5">
        <For each={presetNames}>
          {(name) => (
            <Chip
              isOn={props.form.values.cron_expr === presets[name]}
              onClick={() => props.form.set('cron_expr', presets[name])}
            >
              {words().presets[name]}
            </Chip>
          )}
        </For>
        <button
          type="button"
          class="inline-flex h-6 items-center gap-1 rounded-sm px-1.5 text-xs text-accent-ink hover:bg-accent-soft"
          onPointerEnter={() => void loadBuilder()}
          onClick={() => setBuilding(true)}
        >
          <WandSparkles size={13} aria-hidden="true" />
          {words().cronBuilder}
        </button>
      </div>
      <Show when={isBuilding()}>
        <Suspense>
          <CronBuilder expression={props.form.values.cron_expr} onUse={use} onClose={() => setBuilding(false)} />
        </Suspense>
      </Show>
    </div>
  )
}
