import FileText from 'lucide-solid/icons/file-text'
import { createResource, createSignal, For, onCleanup, Show } from 'solid-js'
import { formatSize } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toast.ts'
import { isPdf, isPicture, loadFile, type RequestFile } from './file-actions.ts'

const keepMs = 60_000

/** Files of a request: pictures are shown, a PDF opens beside, anything else is saved. */
export function FileList(props: { files: RequestFile[] }) {
  const [shown, setShown] = createSignal<RequestFile>()
  return (
    <>
      <ul class="mt-1.5 flex flex-wrap gap-2">
        <For each={props.files}>
          {(file) => (
            <li>
              <Show when={isPicture(file)} fallback={<FileButton file={file} onOpen={() => open(file)} />}>
                <Picture file={file} onOpen={() => setShown(file)} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={shown()}>
        {(file) => (
          <Dialog isOpen onClose={() => setShown(undefined)} title={file().name}>
            <Picture file={file()} isWhole />
          </Dialog>
        )}
      </Show>
    </>
  )
}

function FileButton(props: { file: RequestFile; onOpen: () => void }) {
  return (
    <button
      type="button"
      class="inline-flex h-8 max-w-64 items-center gap-1.5 rounded border border-line px-2 text-sm transition-colors hover:bg-subtle"
      aria-label={t().approvalPeople.openFile(props.file.name)}
      onClick={() => props.onOpen()}
    >
      <FileText size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
      <span class="truncate">{props.file.name}</span>
      <span class="tabular shrink-0 text-xs text-ink-3">{formatSize(props.file.size)}</span>
    </button>
  )
}

function Picture(props: { file: RequestFile; isWhole?: boolean; onOpen?: () => void }) {
  const gone = new AbortController()
  onCleanup(() => gone.abort())
  const [url] = createResource(
    () => props.file,
    (file) => loadFile(file, gone.signal).catch(() => undefined),
    { initialValue: undefined },
  )
  onCleanup(() => {
    const made = url.latest
    if (made) URL.revokeObjectURL(made)
  })
  return (
    <Show when={url.latest} fallback={<span class="block size-20 rounded bg-muted" />}>
      {(src) => (
        <Show
          when={!props.isWhole}
          fallback={<img src={src()} alt={props.file.name} class="max-h-[70vh] w-full object-contain" />}
        >
          <button
            type="button"
            class="block overflow-hidden rounded border border-line"
            aria-label={t().approvalPeople.openFile(props.file.name)}
            onClick={() => props.onOpen?.()}
          >
            <img src={src()} alt="" class="size-20 object-cover" />
          </button>
        </Show>
      )}
    </Show>
  )
}

async function open(file: RequestFile): Promise<void> {
  // Opened before the wait: afterwards the browser takes it for an unwanted window.
  const beside = isPdf(file) ? window.open('', '_blank') : undefined
  try {
    const url = await loadFile(file)
    if (beside) beside.location.href = url
    else save(url, file.name)
    setTimeout(() => URL.revokeObjectURL(url), keepMs)
  } catch (error) {
    beside?.close()
    toast.error(t().approvalPeople.openFailed, error)
  }
}

function save(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
