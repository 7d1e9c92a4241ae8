import CircleAlert from 'lucide-solid/icons/circle-alert'
import { For, type JSX, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { CopyButton } from './CopyButton.tsx'
import type { Form as FormState } from './create-form.ts'
import { useShortcuts } from './shortcuts.ts'

type FormProps<T extends object> = {
  form: FormState<T>
  submitLabel: string
  onCancel?: () => void
  /** Buttons beside the one that saves, such as a test run. */
  extra?: JSX.Element
  children: JSX.Element
}

export function Form<T extends object>(props: FormProps<T>) {
  let summary: HTMLDivElement | undefined

  async function submit(event?: Event): Promise<void> {
    event?.preventDefault()
    const isSaved = await props.form.save()
    if (!isSaved) summary?.focus()
  }

  useShortcuts([{ keys: 'mod+s', group: 'form', label: () => t().shortcuts.save, run: submit }])

  return (
    <form class="max-w-form" noValidate onSubmit={submit}>
      <div ref={summary} tabIndex={-1} class="outline-none">
        <FormSummary form={props.form} />
      </div>
      {props.children}
      <div class="sticky -bottom-10 z-10 mt-2 flex flex-wrap items-center gap-2 border-t border-line bg-surface py-3">
        <Button type="submit" variant="primary" pending={props.form.isSaving()}>
          {props.submitLabel}
        </Button>
        <Show when={props.onCancel}>
          <Button onClick={() => props.onCancel?.()}>{t().ui.cancel}</Button>
        </Show>
        {props.extra}
        <Show when={props.form.isDirty()}>
          <span class="ml-auto text-sm text-ink-3">{t().form.unsaved}</span>
        </Show>
      </div>
    </form>
  )
}

function FormSummary<T extends object>(props: { form: FormState<T> }) {
  return (
    <Show when={props.form.summary().length > 0}>
      <div class="mb-4 flex gap-2.5 rounded bg-failed-soft px-3 py-2.5 text-failed" role="alert">
        <CircleAlert size={16} class="mt-0.5 shrink-0" aria-hidden="true" />
        <div class="min-w-0">
          <p class="font-medium">{t().form.notSaved}</p>
          <ul class="mt-0.5 text-sm">
            <For each={props.form.summary()}>
              {(error) => (
                <li>
                  <Show when={error.field} fallback={error.message}>
                    {(field) => (
                      <button
                        type="button"
                        class="text-left underline-offset-2 hover:underline"
                        onClick={() => focusField(field())}
                      >
                        {withLabel(field(), error.message)}
                      </button>
                    )}
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <Show when={props.form.failure()?.traceId}>
            {(traceId) => (
              <p class="mt-1 flex items-center gap-1 font-mono text-xs">
                {traceId()} <CopyButton text={traceId()} label={t().ui.copyTraceId} />
              </p>
            )}
          </Show>
        </div>
      </div>
    </Show>
  )
}

/** `格式不正确` alone says little away from its field. */
function withLabel(name: string, message: string): string {
  const label = document.querySelector(`[data-field="${CSS.escape(name)}"] :is(label, legend)`)?.firstChild?.textContent
  return !label || message.includes(label) ? message : `${label}${t().ui.colon}${message}`
}

function focusField(name: string): void {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`)
  field?.scrollIntoView({ block: 'center' })
  field?.querySelector<HTMLElement>('input, textarea, select, button, [tabindex]')?.focus({ preventScroll: true })
}

/** One topic of a form under its heading. */
export function FormSection(props: { title: string; description?: JSX.Element; children: JSX.Element; id?: string }) {
  return (
    <section id={props.id} class="border-t border-line py-6 first-of-type:border-t-0 first-of-type:pt-0">
      <h2 class="text-base font-semibold">{props.title}</h2>
      <Show when={props.description}>
        <p class="mt-0.5 text-sm text-ink-2">{props.description}</p>
      </Show>
      <div class="mt-4 grid gap-4">{props.children}</div>
    </section>
  )
}
