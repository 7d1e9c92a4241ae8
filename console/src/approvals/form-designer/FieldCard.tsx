import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import CircleAlert from 'lucide-solid/icons/circle-alert'
import Trash from 'lucide-solid/icons/trash'
import { Index, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { isComputed, isTable } from '../../../../domain/approvals/form/field-value.ts'
import type { TableField } from '../../../../domain/approvals/form.ts'
import { t } from '../../i18n/language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { FormDesign } from './create-form-design.ts'
import type { FormProblem } from './create-form-problems.ts'
import { DropSlot } from './DropSlot.tsx'
import { dragField, endDrag } from './drag.ts'
import type { AnyField } from './form-changes.ts'
import { kindIcons } from './kind-look.ts'

type FieldCardProps = { design: FormDesign; path: string; field: AnyField; problems: FormProblem[]; isOpen: boolean }

/** A field in the form: chosen with Enter or a click, moved by dragging or with Alt and an arrow. */
export function FieldCard(props: FieldCardProps) {
  const words = () => t().formDesigner
  const title = (): string => props.field.label || props.field.name
  const isChosen = (): boolean => props.design.chosen() === props.path
  const problem = () => props.problems.find(({ path }) => path === props.path)
  const table = (): TableField | undefined => (isTable(props.field) ? props.field : undefined)
  const marks = (): string[] => [
    words().kinds[props.field.type],
    ...(props.field.required ? [words().required] : []),
    ...(isComputed(props.field) ? [words().computed] : []),
    ...('visible_when' in props.field && props.field.visible_when ? [words().ruled] : []),
  ]

  function handleKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    if (props.isOpen && event.altKey && step) move(step)
    else if (props.isOpen && event.key === 'Delete') props.design.remove(props.path)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** The place is another, the field and the focus on it are the same. */
  function move(step: -1 | 1): void {
    const { path } = props
    props.design.moveBy(path, step)
    queueMicrotask(() => document.querySelector<HTMLElement>(`[data-card="${CSS.escape(path)}"]`)?.focus())
  }

  return (
    <section
      aria-label={title()}
      draggable={props.isOpen}
      class="rounded border bg-surface"
      classList={{
        'border-accent bg-accent-soft/40': isChosen(),
        'border-line': !isChosen() && !problem(),
        'border-failed': !isChosen() && problem() !== undefined,
      }}
      onDragStart={(event) => dragField(event, props.path)}
      onDragEnd={endDrag}
    >
      <div class="flex items-center gap-1 pr-1">
        <button
          type="button"
          data-card={props.path}
          class="flex min-h-10 min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-0.5 rounded px-3 py-1.5 text-left"
          aria-pressed={isChosen()}
          onClick={() => props.design.choose(props.path)}
          onKeyDown={handleKey}
        >
          <Dynamic component={kindIcons[props.field.type]} size={15} class="shrink-0 text-ink-3" aria-hidden="true" />
          <span class="min-w-0 truncate font-medium">{title()}</span>
          <span class="font-mono text-xs text-ink-3">{props.field.name}</span>
          <span class="text-xs text-ink-3">{marks().join(' · ')}</span>
          <Show when={problem()}>
            {(found) => (
              <span class="flex basis-full items-start gap-1 text-xs text-failed">
                <CircleAlert size={13} class="mt-0.5 shrink-0" aria-hidden="true" />
                {found().message}
              </span>
            )}
          </Show>
        </button>
        <Show when={isChosen() && props.isOpen}>
          <IconButton size="sm" icon={ArrowUp} label={words().moveUp(title())} onClick={() => move(-1)} />
          <IconButton size="sm" icon={ArrowDown} label={words().moveDown(title())} onClick={() => move(1)} />
          <IconButton
            size="sm"
            icon={Trash}
            danger
            label={words().remove(title())}
            onClick={() => props.design.remove(props.path)}
          />
        </Show>
      </div>
      <Show when={table()}>
        {(found) => (
          <section class="mx-3 mb-2 border-l-2 border-line pl-3" aria-label={words().columnsOf(title())}>
            <Show when={found().fields.length === 0}>
              <p class="py-1 text-xs text-ink-3">{words().emptyColumns}</p>
            </Show>
            <Index each={found().fields}>
              {(column) => (
                <>
                  <DropSlot design={props.design} place={{ table: found().name, before: column().name }} />
                  <FieldCard {...props} path={`${found().name}.${column().name}`} field={column()} />
                </>
              )}
            </Index>
            <DropSlot design={props.design} place={{ table: found().name }} isLast />
          </section>
        )}
      </Show>
    </section>
  )
}
