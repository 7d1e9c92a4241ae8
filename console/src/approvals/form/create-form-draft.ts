import { createSignal } from 'solid-js'
import { canWriteAny, type FormRights } from '../../../../domain/approvals/form/field-rights.ts'
import type { FormData } from '../../../../domain/approvals/form.ts'
import { asApiError } from '../../api/api-error.ts'
import type { Schemas } from '../../api/client.ts'
import { guardLeaving } from '../../ui/guard-leaving.ts'
import { filledIn } from './filled-in.ts'
import { formOf } from './form-of.ts'

type Kept = { form_schema: Schemas['FormSchema'] | null; form_data: FormData; field_rights: FormRights }
export type FormDraft = ReturnType<typeof createFormDraft>

/** What somebody fills in on a request, until it goes with what they decide; what comes anew meanwhile replaces nothing of it. */
export function createFormDraft(kept: () => Kept) {
  const [draft, setDraft] = createSignal<FormData>()
  const [errors, setErrors] = createSignal<Record<string, string>>({})
  guardLeaving(() => draft() !== undefined)
  return {
    values: (): FormData => draft() ?? kept().form_data,
    errors,
    isOpen: (): boolean => canWriteAny(kept().field_rights),
    set: (values: FormData): void => void setDraft(values),
    /** What is to be sent; undefined when nothing was filled in. */
    changed(): FormData | undefined {
      const [schema, values] = [kept().form_schema, draft()]
      return schema && values ? filledIn(formOf(schema), kept().field_rights, values) : undefined
    },
    /** Shows at each field what the server had against it, and leads to the first. */
    refuse(error: unknown): void {
      const found = errorsIn(error)
      setErrors(found)
      const [first] = Object.keys(found)
      if (first !== undefined) queueMicrotask(() => leadTo(first))
    },
    forget(): void {
      setDraft(undefined)
      setErrors({})
    },
  }
}

/** By path, what the server had against a form. */
function errorsIn(error: unknown): Record<string, string> {
  const about = asApiError(error).errors.filter(({ field }) => field.startsWith('form_data.'))
  return Object.fromEntries(about.map(({ field, message }) => [field, message]))
}

function leadTo(path: string): void {
  const field = document.querySelector(`[data-field="${CSS.escape(path)}"]`)
  field?.scrollIntoView({ block: 'center' })
  field?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
}
