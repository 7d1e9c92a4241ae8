import { lazy, Suspense, splitProps } from 'solid-js'
import type { DateTimeBoxProps } from './boxes/DateTimeBox.tsx'
import { Field, type FieldProps } from './Field.tsx'
import { Skeleton } from './Skeleton.tsx'

const DateTimeBox = lazy(() => import('./boxes/DateTimeBox.tsx').then((module) => ({ default: module.DateTimeBox })))

/** A moment in the person's own zone. What moves it loads by itself, so that a form is there first. */
export function DateTimePicker(props: FieldProps & DateTimeBoxProps) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  return (
    <Field {...field}>
      {(ties) => (
        <Suspense fallback={<Skeleton class="h-8 w-full" />}>
          <DateTimeBox {...own} ties={ties} />
        </Suspense>
      )}
    </Field>
  )
}
