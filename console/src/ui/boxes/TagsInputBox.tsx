import { TagsInput as Ark } from '@ark-ui/solid/tags-input'
import X from 'lucide-solid/icons/x'
import { Index } from 'solid-js'
import { t } from '../../i18n/language.ts'
import type { ControlTies } from '../Field.tsx'

export type TagsInputBoxProps = {
  value: string[]
  onChange: (value: string[]) => void
  placeholder?: string
  max?: number
}

export function TagsInputBox(props: TagsInputBoxProps & { ties: ControlTies }) {
  return (
    <Ark.Root
      value={props.value}
      onValueChange={(details) => props.onChange(details.value)}
      ids={{ input: props.ties.id, label: `${props.ties.id}-label` }}
      max={props.max ?? 50}
      delimiter={/[,，;；]/}
      addOnPaste
      blurBehavior="add"
    >
      <Ark.Control class="flex min-h-8 flex-wrap items-center gap-1 rounded border border-line-control bg-surface px-1 py-0.5 transition-colors hover:border-ink-3 data-focus:border-accent data-focus:outline-2 data-focus:outline-accent/30">
        <Index each={props.value}>
          {(tag, index) => (
            <Ark.Item index={index} value={tag()}>
              <Ark.ItemPreview class="flex h-6 items-center gap-1 rounded-sm bg-muted pr-1 pl-2 text-sm data-highlighted:bg-accent-soft data-highlighted:text-accent-ink">
                <Ark.ItemText>{tag()}</Ark.ItemText>
                <Ark.ItemDeleteTrigger
                  class="rounded-sm text-ink-3 hover:text-ink"
                  aria-label={t().ui.removeNamed(tag())}
                >
                  <X size={13} aria-hidden="true" />
                </Ark.ItemDeleteTrigger>
              </Ark.ItemPreview>
              <Ark.ItemInput class="h-6 rounded-sm px-1 text-sm outline-none" />
            </Ark.Item>
          )}
        </Index>
        <Ark.Input
          {...props.ties}
          class="h-6 min-w-24 flex-1 bg-transparent px-1.5 text-base outline-none"
          placeholder={props.value.length === 0 ? props.placeholder : undefined}
        />
      </Ark.Control>
    </Ark.Root>
  )
}
