import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Checkbox } from '../Checkbox.tsx'
import { useShortcuts } from '../shortcuts.ts'
import { type RowAction, showFromClass } from './columns.ts'
import type { TableModel } from './create-data-table.ts'
import { RowActions } from './RowActions.tsx'
import { RowLink } from './RowLink.tsx'

type TableBodyProps<Row extends { id: number }> = {
  model: TableModel<Row>
  rowHref: ((row: Row) => string) | undefined
  onOpen: ((row: Row) => void) | undefined
  rowActions: ((row: Row) => RowAction[]) | undefined
  canSelect: boolean
}

export function TableBody<Row extends { id: number }>(props: TableBodyProps<Row>) {
  const navigate = useNavigate()
  const [current, setCurrent] = createSignal(0)
  let body!: HTMLTableSectionElement

  const canOpen = (): boolean => props.rowHref !== undefined || props.onOpen !== undefined

  const isSelected = (row: Row): boolean => props.model.table.atoms.rowSelection.get()[row.id] ?? false
  const toggle = (row: Row): void => props.model.table.getRow(String(row.id)).toggleSelected()

  function open(row: Row): void {
    const href = props.rowHref?.(row)
    if (href) navigate(href)
    else props.onOpen?.(row)
  }

  function focusRow(index: number): void {
    const next = Math.min(Math.max(index, 0), props.model.rows().length - 1)
    setCurrent(next)
    const row = body.rows[next]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }

  const step = (by: number): void => focusRow(body.contains(document.activeElement) ? current() + by : current())

  function handleKey(event: KeyboardEvent, row: Row): void {
    if (event.target !== event.currentTarget) return
    const run = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => open(row),
      x: () => props.canSelect && toggle(row),
      '.': () => (event.currentTarget as HTMLElement).querySelector<HTMLElement>('[data-row-menu]')?.click(),
    }[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }

  function click(event: MouseEvent, row: Row): void {
    const isOnControl =
      event.target instanceof Element && event.target.closest('a, button, input, label, [role="menuitem"]')
    if (!isOnControl && window.getSelection()?.isCollapsed !== false) open(row)
  }

  useShortcuts([
    { keys: 'j', group: 'list', label: () => t().shortcuts.nextRow, run: () => step(1) },
    { keys: 'k', group: 'list', label: () => t().shortcuts.previousRow, run: () => step(-1) },
    { keys: 'Enter', group: 'list', label: () => t().shortcuts.openRow },
    { keys: '.', group: 'list', label: () => t().shortcuts.rowMenu },
    { keys: 'x', group: 'list', label: () => t().shortcuts.tickRow },
  ])

  return (
    <tbody ref={body}>
      <For each={props.model.rows()}>
        {(row, index) => (
          <tr
            tabIndex={index() === current() ? 0 : -1}
            class="group/row border-b border-line transition-colors hover:bg-subtle focus-visible:-outline-offset-2"
            classList={{
              'cursor-pointer': canOpen(),
              'bg-accent-soft hover:bg-accent-soft': props.canSelect && isSelected(row),
            }}
            onFocus={() => setCurrent(index())}
            onKeyDown={(event) => handleKey(event, row)}
            onClick={(event) => canOpen() && click(event, row)}
          >
            <Show when={props.canSelect}>
              <td class="h-10 px-2">
                <Checkbox hideLabel label={t().ui.selectRow} checked={isSelected(row)} onChange={() => toggle(row)} />
              </td>
            </Show>
            <For each={props.model.columns()}>
              {(column) => (
                <td
                  class={`h-10 truncate px-2 *:align-middle ${column.showFrom ? showFromClass[column.showFrom] : ''}`}
                  classList={{ 'text-right pr-6!': column.align === 'right' }}
                >
                  <Show when={column.onCard === 'title'} fallback={column.cell(row)}>
                    <RowLink href={props.rowHref?.(row)} onOpen={props.onOpen && (() => open(row))}>
                      {column.cell(row)}
                    </RowLink>
                  </Show>
                </td>
              )}
            </For>
            <Show when={props.rowActions}>
              {(actions) => (
                <td class="h-10 px-1">
                  <RowActions actions={actions()(row)} />
                </td>
              )}
            </Show>
          </tr>
        )}
      </For>
    </tbody>
  )
}
