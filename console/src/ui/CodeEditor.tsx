import { lazy, Suspense, splitProps } from 'solid-js'
import type { CodeLanguage } from './code/languages.ts'
import { Field, type FieldProps } from './Field.tsx'
import { Skeleton } from './Skeleton.tsx'

const CodeMirrorBox = lazy(() =>
  import('./code/CodeMirrorBox.tsx').then((module) => ({ default: module.CodeMirrorBox })),
)

/** Called where an editor may soon be wanted, it is there when it is. */
export const prefetchCodeEditor = (): void => void import('./code/CodeMirrorBox.tsx')

type CodeEditorProps = FieldProps & {
  language: CodeLanguage
  value: string
  onChange?: (value: string) => void
  readOnly?: boolean
  minLines?: number
}

export function CodeEditor(props: CodeEditorProps) {
  const [field, own] = splitProps(props, ['label', 'name', 'help', 'error', 'required', 'hideLabel'])
  return (
    <Field {...field}>
      {(ties) => (
        <Suspense fallback={<Skeleton class="h-32 w-full" />}>
          <CodeMirrorBox {...own} ties={ties} label={field.label} />
        </Suspense>
      )}
    </Field>
  )
}
