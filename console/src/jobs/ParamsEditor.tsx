import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createUniqueId, Index, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { controlClass } from '../ui/control.ts'
import { FieldNotes } from '../ui/Field.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { SecretInput } from '../ui/SecretInput.tsx'
import { SecretToggle } from '../ui/SecretToggle.tsx'
import { SelectBox } from '../ui/Select.tsx'
import type { ParamDraft } from './job-draft.ts'

// Named here rather than taken from the domain's schema, which would bring all of zod along.
const paramTypeNames: ParamDraft['type'][] = ['string', 'number', 'boolean', 'date', 'json']

const blank: ParamDraft = { name: '', type: 'string', default: '', required: false, secret: false, isStored: false }

type ParamsEditorProps = { params: ParamDraft[]; onChange: (params: ParamDraft[]) => void; error: string | undefined }

export function ParamsEditor(props: ParamsEditorProps) {
  const id = createUniqueId()
  const words = () => t().jobs
  const change = (index: number, part: Partial<ParamDraft>): void =>
    props.onChange(props.params.map((param, at) => (at === index ? { ...param, ...part } : param)))
  const add = (): void => props.onChange([...props.params, blank])
  /** A stored secret belongs to its name, and to nobody who may read it. */
  const changeMark = (index: number, { isStored }: ParamDraft, part: Partial<ParamDraft>): void =>
    change(index, { ...part, ...(isStored && { isStored: false }) })

  return (
    <div data-field="params">
      <Show when={props.params.length > 0}>
        <div
          class="mb-1 hidden grid-cols-[1fr_112px_1fr_64px_32px_32px] gap-1.5 text-xs text-ink-3 md:grid"
          aria-hidden="true"
        >
          <span>{words().paramName}</span>
          <span>{words().paramType}</span>
          <span>{words().paramDefault}</span>
          <span>{words().paramRequired}</span>
        </div>
      </Show>
      <div class="grid gap-3 md:gap-1.5">
        <Index each={props.params}>
          {(param, index) => (
            <div class="grid grid-cols-2 items-center gap-1.5 md:grid-cols-[1fr_112px_1fr_64px_32px_32px]">
              <input
                class={`${controlClass} h-8 font-mono text-sm!`}
                aria-label={`${words().params} ${index + 1} ${words().paramName}`}
                placeholder="region"
                spellcheck={false}
                maxLength={64}
                value={param().name}
                onInput={(event) => changeMark(index, param(), { name: event.currentTarget.value })}
              />
              <SelectBox
                value={param().type}
                options={paramTypeNames.map((value) => ({ value, label: words().paramTypes[value] }))}
                onChange={(type) => change(index, { type })}
                label={`${words().params} ${index + 1} ${words().paramType}`}
                triggerClass={`${controlClass} h-8`}
              />
              <SecretInput
                label={`${words().params} ${index + 1} ${words().paramDefault}`}
                value={param().default}
                isSecret={param().secret}
                isStored={param().isStored}
                onInput={(text) => change(index, { default: text })}
                onReplace={() => change(index, { isStored: false })}
              />
              <span class="flex items-center gap-2 md:justify-center">
                <Checkbox
                  hideLabel
                  label={words().paramRequired}
                  checked={param().required}
                  onChange={(required) => change(index, { required })}
                />
                <span class="text-sm md:hidden">{words().paramRequired}</span>
              </span>
              <span class="col-span-2 flex justify-end gap-1.5 md:contents">
                <SecretToggle
                  name={param().name}
                  isSecret={param().secret}
                  onChange={(secret) => changeMark(index, param(), { secret })}
                />
                <IconButton
                  icon={Trash}
                  label={t().ui.removeNamed(param().name)}
                  onClick={() => props.onChange(props.params.filter((_, at) => at !== index))}
                />
              </span>
            </div>
          )}
        </Index>
      </div>
      <div classList={{ 'mt-1.5': props.params.length > 0 }}>
        <Button size="sm" icon={Plus} onClick={add}>
          {words().addParam}
        </Button>
      </div>
      <FieldNotes id={id} error={props.error} />
    </div>
  )
}
