import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { FormSchema } from '../../../../domain/approvals/form.ts'
import { language } from '../../i18n/language.ts'

/** `path`: the field or `table.column`; empty for the whole form. */
export type FormProblem = { path: string; message: string }

const restMs = 300

/** What would keep the form from being published, as soon as one rests. */
export function createFormProblems(schema: () => FormSchema): () => FormProblem[] {
  const [problems, setProblems] = createSignal<FormProblem[]>([])
  createEffect(() => {
    const [now, words] = [schema(), language()]
    let isCurrent = true
    const timer = setTimeout(async () => {
      const { listFormProblems } = await import('../../../../bpmn/form/list-form-problems.ts')
      const found = listFormProblems(now).map(({ element_id, message }) => ({
        path: element_id.replace(/^form\.?/, ''),
        message: message[words],
      }))
      if (isCurrent) setProblems(found)
    }, restMs)
    onCleanup(() => {
      isCurrent = false
      clearTimeout(timer)
    })
  })
  return problems
}
