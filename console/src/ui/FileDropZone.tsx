import FileUp from 'lucide-solid/icons/file-up'
import { Show } from 'solid-js'
import { asApiError } from '../api/api-error.ts'
import { createFileDrop } from './create-file-drop.ts'

type FileDropZoneProps = {
  /** What the file chooser offers, such as `.csv,text/csv`. */
  accept: string
  isBusy: boolean
  title: string
  help: string
  /** What was wrong with the last file, under a sentence that says that it cannot be used. */
  problem: unknown
  problemTitle: string
  onFile: (file: File) => unknown
}

/** Takes one file, dropped or chosen; says below what was wrong with the last one. */
export function FileDropZone(props: FileDropZoneProps) {
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? []
    if (file && !props.isBusy) void props.onFile(file)
  }
  const drop = createFileDrop(take)
  return (
    <>
      <label
        class="flex min-h-56 cursor-pointer flex-col items-center justify-center gap-1 rounded border border-dashed px-4 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent"
        classList={{
          'border-line-control hover:bg-subtle': !drop.isOver(),
          'border-accent bg-accent-soft': drop.isOver(),
        }}
        {...drop.on}
      >
        <input
          type="file"
          class="sr-only"
          accept={props.accept}
          disabled={props.isBusy}
          onChange={(event) => {
            take(event.currentTarget.files)
            // The same file, mended, may be chosen again.
            event.currentTarget.value = ''
          }}
        />
        <FileUp size={24} stroke-width={1.5} class="mb-2 text-ink-3" aria-hidden="true" />
        <span class="font-semibold">{props.title}</span>
        <span class="text-sm text-ink-2">{props.help}</span>
      </label>
      <Show when={props.problem}>
        {(problem) => (
          <div class="pt-3" role="alert">
            <p class="font-medium text-failed">{props.problemTitle}</p>
            <p class="text-ink-2">{sentenceOf(problem())}</p>
          </div>
        )}
      </Show>
    </>
  )
}

function sentenceOf(problem: unknown): string {
  const { message, errors } = asApiError(problem)
  return errors[0]?.message ?? message
}
