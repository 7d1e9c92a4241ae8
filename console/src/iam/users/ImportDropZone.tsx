import FileUp from 'lucide-solid/icons/file-up'
import { createSignal, Show } from 'solid-js'
import { largestImport } from '../../../../domain/iam/user-import.ts'
import { asApiError } from '../../api/api-error.ts'
import { importWords } from '../../i18n/import-words.ts'

/** Takes one file, dropped or chosen; says below what was wrong with the last one. */
export function ImportDropZone(props: { isBusy: boolean; problem: unknown; onFile: (file: File) => unknown }) {
  const [isOver, setOver] = createSignal(false)
  const words = () => importWords()
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? []
    if (file && !props.isBusy) void props.onFile(file)
  }
  return (
    <>
      <label
        class="flex min-h-56 cursor-pointer flex-col items-center justify-center gap-1 rounded border border-dashed px-4 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent"
        classList={{
          'border-line-control hover:bg-subtle': !isOver(),
          'border-accent bg-accent-soft': isOver(),
        }}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer?.files)
        }}
      >
        <input
          type="file"
          class="sr-only"
          accept=".xlsx,.csv,text/csv"
          disabled={props.isBusy}
          onChange={(event) => {
            take(event.currentTarget.files)
            // The same file, mended, may be chosen again.
            event.currentTarget.value = ''
          }}
        />
        <FileUp size={24} stroke-width={1.5} class="mb-2 text-ink-3" aria-hidden="true" />
        <span class="font-semibold">{props.isBusy ? words().checking : words().drop}</span>
        <span class="text-sm text-ink-2">
          {words().dropHelp(largestImport.bytes / 1024 / 1024, largestImport.rows)}
        </span>
      </label>
      <Show when={props.problem}>
        {(problem) => (
          <div class="pt-3" role="alert">
            <p class="font-medium text-failed">{words().unreadable}</p>
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
