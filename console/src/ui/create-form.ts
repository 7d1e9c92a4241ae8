import { batch, createMemo, createSignal } from 'solid-js'
import { createStore, reconcile, type SetStoreFunction, unwrap } from 'solid-js/store'
import { type ApiError, asApiError } from '../api/api-error.ts'
import { guardLeaving } from './guard-leaving.ts'

type Errors<T> = Partial<Record<keyof T & string, string>>

type FormOptions<T> = {
  initial: T
  /** What is missing or wrong before the server is asked. */
  check?: (values: T) => Errors<T>
  save: (values: T) => Promise<void>
  /** The field here that an error of the server belongs to; by default the one of the same name. */
  fieldOf?: (serverField: string) => string
}

export type FormError = { field: string | undefined; message: string }

export type Form<T extends object> = ReturnType<typeof createForm<T>>

/** A form's values with their errors: locked while saving, and not left with unsaved changes unasked. */
export function createForm<T extends object>(options: FormOptions<T>) {
  const [values, setValues] = createStore<T>(copyOf(options.initial))
  const [saved, setSaved] = createSignal(JSON.stringify(options.initial))
  const [errors, setErrors] = createStore<Record<string, string>>({})
  const [failure, setFailure] = createSignal<ApiError>()
  const [isSaving, setSaving] = createSignal(false)
  const isDirty = createMemo(() => JSON.stringify(values) !== saved())

  function set<K extends keyof T & string>(name: K, value: T[K]): void {
    batch(() => {
      ;(setValues as SetStoreFunction<Record<string, unknown>>)(name, value)
      if (errors[name]) setErrors(name, undefined as never)
      // What the server said of fields is out of date once one of them is changed.
      if (failure()?.errors.length) setFailure(undefined)
    })
  }

  function reset(next: T): void {
    batch(() => {
      setValues(reconcile(copyOf(next)))
      setSaved(JSON.stringify(next))
      setErrors(reconcile({}))
      setFailure(undefined)
    })
  }

  /** True when it was saved. */
  async function save(): Promise<boolean> {
    if (isSaving()) return false
    const current = copyOf(values)
    const found = (options.check?.(current) ?? {}) as Record<string, string>
    setFailure(undefined)
    setErrors(reconcile(found))
    if (Object.keys(found).length > 0) return false
    setSaving(true)
    const before = saved()
    try {
      // Saved as far as leaving goes: saving itself usually ends on another page.
      setSaved(JSON.stringify(current))
      await options.save(current)
      return true
    } catch (error) {
      setSaved(before)
      show(asApiError(error))
      return false
    } finally {
      setSaving(false)
    }
  }

  function show(error: ApiError): void {
    const fieldOf = options.fieldOf ?? ((name: string) => name)
    batch(() => {
      setFailure(error)
      setErrors(reconcile(Object.fromEntries(error.errors.map((one) => [fieldOf(one.field), one.message]))))
    })
  }

  const summary = (): FormError[] => {
    const listed = Object.entries(errors).map(([field, message]) => ({ field, message }))
    const error = failure()
    return error && listed.length === 0 ? [{ field: undefined, message: error.message }] : listed
  }

  /** What a field piece needs, to be spread onto it. */
  function bind<K extends keyof T & string>(name: K) {
    return {
      name,
      get value() {
        return values[name]
      },
      get error() {
        return errors[name]
      },
      onChange: (value: T[K]) => set(name, value),
    }
  }

  guardLeaving(isDirty)
  return { values, set, reset, save, bind, summary, failure, isDirty, isSaving, error: (name: string) => errors[name] }
}

/** Records come out of the query cache as store proxies, which can't be cloned as they are. */
function copyOf<T>(values: T): T {
  return structuredClone(unwrap(values))
}
