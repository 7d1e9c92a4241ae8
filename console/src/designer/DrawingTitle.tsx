import Pencil from 'lucide-solid/icons/pencil'
import { Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import type { DrawingState } from './create-drawing.ts'
import type { Saving } from './create-saving.ts'

/** Its name, where it stands, and whether all of it is saved. */
export function FlowTitle(props: { saving: Saving; drawing: DrawingState; onOpen: () => void }) {
  const words = () => t().flows
  const isDirty = (): boolean => props.drawing.isDirty() || props.saving.form.isDirty()
  const name = (): string => props.saving.form.values.name.trim() || words().untitled
  return (
    <div class="flex min-w-0 items-center gap-2.5">
      <h1 class="min-w-0 text-base font-semibold">
        <Show when={props.drawing.canEdit} fallback={<span class="block truncate">{name()}</span>}>
          <button
            type="button"
            class="group flex max-w-full items-center gap-1.5 rounded px-1.5 py-1 hover:bg-muted"
            onClick={() => props.onOpen()}
          >
            <span class="truncate">{name()}</span>
            <Pencil size={13} class="shrink-0 text-ink-3" aria-hidden="true" />
          </button>
        </Show>
      </h1>
      <Show when={props.saving.stored()}>
        {(flow) => (
          <span class="shrink-0 text-sm text-ink-3">
            {words().statuses[flow().status]} · {words().version(flow().version)}
          </span>
        )}
      </Show>
      <Show when={isDirty()}>
        <span
          class="size-2 shrink-0 rounded-full bg-cancelled-solid"
          role="img"
          aria-label={words().unsaved}
          data-tip={words().unsaved}
        />
      </Show>
    </div>
  )
}
