import FileUp from 'lucide-solid/icons/file-up'
import { createSignal, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { createFileDrop } from '../../ui/create-file-drop.ts'
import { Field, type FieldProps } from '../../ui/Field.tsx'
import { toast } from '../../ui/toast.ts'
import { FileLinks } from './FileLinks.tsx'
import { type FormFile, uploadFile } from './file-reads.ts'

type FileFieldProps = FieldProps & {
  most: number | undefined
  value: number[]
  files: FormFile[]
  onChange: (value: number[]) => void
}

const mostFiles = 50

/** Files, chosen or dropped, uploaded one after the other as soon as they are there. */
export function FileField(props: FileFieldProps) {
  const [sending, setSending] = createSignal<string>()
  const drop = createFileDrop(take)
  const isFull = (): boolean => props.value.length >= (props.most ?? mostFiles)

  async function take(files: FileList | null | undefined): Promise<void> {
    if (sending() !== undefined) return
    let ids = props.value
    for (const file of [...(files ?? [])].slice(0, (props.most ?? mostFiles) - ids.length)) {
      setSending(file.name)
      try {
        ids = [...ids, (await uploadFile(file)).id]
        props.onChange(ids)
      } catch (error) {
        toast.error(t().approvalForm.uploadFailed(file.name), error)
      }
    }
    setSending(undefined)
  }

  return (
    <Field
      label={props.label}
      error={props.error}
      required={props.required ?? false}
      hideLabel={props.hideLabel ?? false}
      {...(props.name && { name: props.name })}
      {...(props.help && { help: props.help })}
    >
      {(ties) => (
        <div class="grid gap-1.5">
          <FileLinks
            ids={props.value}
            files={props.files}
            onRemove={(id) => props.onChange(props.value.filter((one) => one !== id))}
          />
          <Show when={!isFull()}>
            <label
              class="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-1.5 rounded border border-dashed px-2.5 py-1 text-sm transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent"
              classList={{
                'border-line-control hover:bg-subtle': !drop.isOver(),
                'border-accent bg-accent-soft': drop.isOver(),
              }}
              {...drop.on}
            >
              <input
                {...ties}
                type="file"
                class="sr-only"
                multiple={props.most !== 1}
                disabled={sending() !== undefined}
                onChange={(event) => {
                  const input = event.currentTarget
                  // The same file, mended, may be chosen again.
                  void take(input.files).finally(() => {
                    input.value = ''
                  })
                }}
              />
              <FileUp size={14} class="text-ink-3" aria-hidden="true" />
              <span class="font-medium">
                {sending() === undefined ? t().approvalForm.chooseFile : t().approvalForm.uploading(sending() ?? '')}
              </span>
              <Show when={!props.hideLabel}>
                <span class="text-ink-3">{t().approvalForm.dropFile}</span>
              </Show>
            </label>
          </Show>
        </div>
      )}
    </Field>
  )
}
