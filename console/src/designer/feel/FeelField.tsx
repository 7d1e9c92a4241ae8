import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleCheck from 'lucide-solid/icons/circle-check'
import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Field, type FieldProps } from '../../ui/Field.tsx'
import { createDraftText } from '../panel/draft-text.ts'
import { createFeelCheck } from './create-check.ts'
import { FeelInput } from './FeelInput.tsx'
import type { Suggestion } from './suggestions.ts'

const FeelTest = lazy(() => import('./FeelTest.tsx').then((module) => ({ default: module.FeelTest })))

type FeelFieldProps = Pick<FieldProps, 'label' | 'help'> & {
  value: string
  onChange: (text: string) => void
  suggestions: Suggestion[]
  placeholder?: string
}

/** An expression that is checked while it is typed, and can be tried over values. */
export function FeelField(props: FeelFieldProps) {
  const [isTesting, setTesting] = createSignal(false)
  const draft = createDraftText(
    () => props.value,
    (text) => props.onChange(text.trim()),
  )
  return (
    <div>
      <Field label={props.label} help={props.help} required={false}>
        {(ties) => (
          <FeelInput
            ties={ties}
            rows={2}
            value={draft.value}
            onChange={draft.onChange}
            suggestions={props.suggestions}
            placeholder={props.placeholder ?? ''}
          />
        )}
      </Field>
      <Show when={draft.value.trim() !== ''}>
        <div class="mt-1.5 flex items-start gap-2">
          <FeelState expression={draft.value} suggestions={props.suggestions} />
          <button
            type="button"
            class="ml-auto shrink-0 rounded-sm text-sm text-accent-ink hover:underline"
            aria-expanded={isTesting()}
            onClick={() => setTesting(!isTesting())}
          >
            {isTesting() ? t().designer.feel.hideTest : t().designer.feel.test}
          </button>
        </div>
        <Show when={isTesting()}>
          <Suspense>
            <FeelTest expression={draft.value} suggestions={props.suggestions} />
          </Suspense>
        </Show>
      </Show>
    </div>
  )
}

export function FeelState(props: { expression: string; suggestions: Suggestion[] }) {
  const words = () => t().designer.feel
  const known = (): string[] => [...new Set(props.suggestions.map(({ text }) => text.split('.')[0] ?? ''))]
  const verdict = createFeelCheck(() => props.expression, known)
  const fault = () => {
    const found = verdict()
    if (!found) return undefined
    if ('fault' in found) return found.fault === 'empty' ? words().empty : words().syntax
    return found.unknown.length > 0 ? words().unknown(found.unknown.join(', ')) : undefined
  }
  return (
    <span class="flex min-w-0 items-start gap-1 text-sm" role="status">
      <Switch>
        <Match when={fault()}>
          {(message) => (
            <>
              <CircleAlert size={14} class="mt-[3px] shrink-0 text-failed" aria-hidden="true" />
              <span class="text-failed">{message()}</span>
            </>
          )}
        </Match>
        <Match when={verdict()}>
          <CircleCheck size={14} class="mt-[3px] shrink-0 text-success" aria-hidden="true" />
          <span class="text-ink-3">{words().ok}</span>
        </Match>
      </Switch>
    </span>
  )
}
