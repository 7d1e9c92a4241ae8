import CircleAlert from 'lucide-solid/icons/circle-alert'
import { For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import type { FormDesign } from './create-form-design.ts'
import type { FormProblem } from './create-form-problems.ts'
import { fieldAt } from './form-changes.ts'

/** What would keep the form from being published; each leads to its field. */
export function FormProblems(props: { problems: FormProblem[]; design: FormDesign }) {
  const labelOf = (path: string): string => {
    const field = fieldAt(props.design.schema(), path)
    return field ? `${field.label || field.name}${t().ui.colon}` : ''
  }
  function show(path: string): void {
    if (!fieldAt(props.design.schema(), path)) return
    props.design.choose(path)
    queueMicrotask(() => document.querySelector<HTMLElement>(`[data-card="${CSS.escape(path)}"]`)?.focus())
  }
  return (
    <Show when={props.problems.length > 0}>
      <section class="rounded bg-failed-soft px-3 py-2 text-sm text-failed" role="status">
        <p class="flex items-center gap-1.5 font-medium">
          <CircleAlert size={14} aria-hidden="true" />
          {t().formDesigner.problems(props.problems.length)}
        </p>
        <ul class="mt-1 grid gap-0.5 pl-5">
          <For each={props.problems}>
            {(problem) => (
              <li>
                <button type="button" class="text-left hover:underline" onClick={() => show(problem.path)}>
                  {labelOf(problem.path)}
                  {problem.message}
                </button>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
