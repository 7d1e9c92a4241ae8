import Paperclip from 'lucide-solid/icons/paperclip'
import X from 'lucide-solid/icons/x'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { toast } from '../../ui/toast.ts'
import { type FormFile, readFile, uploaded } from './file-reads.ts'
import { saveUrl } from './save-url.ts'

type FileLinksProps = { ids: number[]; files: FormFile[]; onRemove?: ((id: number) => void) | undefined }

/** Files of a form: an image is shown, anything else is downloaded. */
export function FileLinks(props: FileLinksProps) {
  const [shown, setShown] = createSignal<{ file: FormFile; url: string }>()
  const fileOf = (id: number): FormFile =>
    [...props.files, ...uploaded()].find((one) => one.id === id) ?? {
      ...{ id, name: t().approvalForm.unnamed(id), size: 0, content_type: '' },
    }
  const close = (): void => {
    const open = shown()
    if (open) URL.revokeObjectURL(open.url)
    setShown(undefined)
  }
  onCleanup(close)

  async function open(file: FormFile): Promise<void> {
    try {
      const url = URL.createObjectURL(await readFile(file.id))
      if (file.content_type.startsWith('image/')) setShown({ file, url })
      else saveUrl(url, file.name)
    } catch (error) {
      toast.error(t().approvalForm.openFailed, error)
    }
  }

  return (
    <>
      <ul class="flex flex-wrap gap-1.5">
        <For each={props.ids}>
          {(id) => (
            <li class="inline-flex min-h-7 max-w-full items-center gap-1 rounded bg-muted pr-1 pl-2 text-sm">
              <Paperclip size={13} class="shrink-0 text-ink-3" aria-hidden="true" />
              <button
                type="button"
                class="min-w-0 truncate py-0.5 text-accent-ink hover:underline"
                aria-label={t().approvalForm.openFile(fileOf(id).name)}
                onClick={() => void open(fileOf(id))}
              >
                {fileOf(id).name}
              </button>
              <Show when={props.onRemove}>
                {(remove) => (
                  <IconButton
                    size="sm"
                    icon={X}
                    label={t().approvalForm.removeFile(fileOf(id).name)}
                    onClick={() => remove()(id)}
                  />
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Dialog
        isOpen={shown() !== undefined}
        onClose={close}
        title={shown()?.file.name ?? ''}
        footer={
          <Button onClick={() => saveUrl(shown()?.url ?? '', shown()?.file.name ?? '')}>
            {t().approvalForm.download}
          </Button>
        }
      >
        <img src={shown()?.url} alt={shown()?.file.name} class="mx-auto max-h-[60vh] max-w-full" />
      </Dialog>
    </>
  )
}
