import { createUniqueId, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldNotes } from '../../ui/Field.tsx'
import { toast } from '../../ui/toast.ts'
import type { JobFormState } from '../JobForm.tsx'

const maxBytes = 384 * 1024

/** A descriptor goes into the job itself, so that a run has what it was saved with. */
export function DescriptorField(props: { form: JobFormState }) {
  let input!: HTMLInputElement
  const id = createUniqueId()
  const words = () => t().jobKinds
  const kept = () => props.form.values.descriptor

  async function take(file: File | undefined): Promise<void> {
    input.value = ''
    if (!file) return
    if (file.size > maxBytes) return toast.info(words().descriptorTooLarge)
    const bytes = new Uint8Array(await file.arrayBuffer())
    props.form.set('descriptor', btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')))
  }

  return (
    <div data-field="descriptor">
      <p class="mb-1 text-sm font-medium">{words().descriptor}</p>
      <input
        ref={input}
        type="file"
        class="hidden"
        aria-label={words().descriptor}
        accept=".pb,.protoset,.bin,.desc"
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <div class="flex flex-wrap items-center gap-3 text-sm">
        <span classList={{ 'text-ink-3': kept() === '' }}>
          {kept() === '' ? words().descriptorNone : words().descriptorKept(Math.ceil((kept().length * 3) / 4 / 1024))}
        </span>
        <Button onClick={() => input.click()}>{words().descriptorChoose}</Button>
        <Show when={kept() !== ''}>
          <Button onClick={() => props.form.set('descriptor', '')}>{words().descriptorRemove}</Button>
        </Show>
      </div>
      <FieldNotes id={id} help={words().descriptorHelp} error={props.form.error('descriptor')} />
    </div>
  )
}
