import Paperclip from 'lucide-solid/icons/paperclip'
import X from 'lucide-solid/icons/x'
import { createSignal, For } from 'solid-js'
import { formatSize } from '../../i18n/format.ts'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { toast } from '../../ui/toast.ts'
import { type RequestFile, uploadAttachment } from './file-actions.ts'

const most = 20

/** Files that go along with what is done next. */
export function AttachField(props: { files: RequestFile[]; onChange: (files: RequestFile[]) => void }) {
  const words = () => t().approvalPeople
  const [isBusy, setBusy] = createSignal(false)

  async function take(chosen: FileList | null): Promise<void> {
    setBusy(true)
    try {
      for (const file of [...(chosen ?? [])].slice(0, most - props.files.length)) {
        props.onChange([...props.files, await uploadAttachment(file)])
      }
    } catch (error) {
      toast.error(words().attachFailed, error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div class="flex flex-wrap items-center gap-2">
      <label class="inline-flex h-8 cursor-pointer items-center gap-1.5 rounded border border-line-control px-2.5 text-sm transition-colors hover:bg-subtle has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <input
          type="file"
          multiple
          class="sr-only"
          disabled={isBusy() || props.files.length >= most}
          onChange={async (event) => {
            const input = event.currentTarget
            await take(input.files)
            input.value = ''
          }}
        />
        <Paperclip size={14} aria-hidden="true" />
        {isBusy() ? words().attaching : words().attach}
      </label>
      <For each={props.files}>
        {(file) => (
          <span class="inline-flex min-h-7 max-w-64 items-center gap-1 rounded bg-muted pr-0.5 pl-2 text-sm">
            <span class="truncate">{file.name}</span>
            <span class="tabular text-xs text-ink-3">{formatSize(file.size)}</span>
            <IconButton
              size="sm"
              icon={X}
              label={words().removeFile(file.name)}
              onClick={() => props.onChange(props.files.filter((one) => one !== file))}
            />
          </span>
        )}
      </For>
    </div>
  )
}
