import Pencil from 'lucide-solid/icons/pencil'
import { Show } from 'solid-js'
import { t } from '../i18n/language.ts'

type DrawingTitleProps = {
  name: string
  canEdit: boolean
  /** Nothing before it is stored. */
  status: string | undefined
  version: number
  isDirty: boolean
  onOpen: () => void
}

/** Its name, where it stands, and whether all of it is saved. */
export function DrawingTitle(props: DrawingTitleProps) {
  const words = () => t().designer
  const name = (): string => props.name.trim() || words().untitled
  return (
    <div class="flex min-w-0 items-center gap-2.5">
      <h1 class="min-w-0 text-base font-semibold">
        <Show when={props.canEdit} fallback={<span class="block truncate">{name()}</span>}>
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
      <Show when={props.status}>
        {(status) => (
          <span class="shrink-0 text-sm text-ink-3">
            {status()}
            {props.version > 0 && <> · {words().version(props.version)}</>}
          </span>
        )}
      </Show>
      <Show when={props.isDirty}>
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
