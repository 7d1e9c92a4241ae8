import { lazy, Suspense, splitProps } from 'solid-js'
import type { ComboboxBoxProps } from './boxes/ComboboxBox.tsx'
import { Field, type FieldProps } from './Field.tsx'
import { Skeleton } from './Skeleton.tsx'

const ComboboxBox = lazy(() => import('./boxes/ComboboxBox.tsx').then((module) => ({ default: module.ComboboxBox })))

/** A select to type into, for lists too long to look through. What moves it loads by itself, so that a form is there first. */
export function Combobox(props: FieldProps & ComboboxBoxProps) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  return (
    <Field {...field}>
      {(ties) => (
        <Suspense fallback={<Skeleton class="h-8 w-full" />}>
          <ComboboxBox {...own} ties={ties} />
        </Suspense>
      )}
    </Field>
  )
}
