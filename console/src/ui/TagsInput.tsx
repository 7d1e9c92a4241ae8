import { lazy, Suspense, splitProps } from 'solid-js'
import type { TagsInputBoxProps } from './boxes/TagsInputBox.tsx'
import { Field, type FieldProps } from './Field.tsx'
import { Skeleton } from './Skeleton.tsx'

const TagsInputBox = lazy(() => import('./boxes/TagsInputBox.tsx').then((module) => ({ default: module.TagsInputBox })))

/** Several short texts in one field. */
export function TagsInput(props: FieldProps & TagsInputBoxProps) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  return (
    <Field {...field}>
      {(ties) => (
        <Suspense fallback={<Skeleton class="h-8 w-full" />}>
          <TagsInputBox {...own} ties={ties} />
        </Suspense>
      )}
    </Field>
  )
}
