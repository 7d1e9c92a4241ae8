import type { JSX } from 'solid-js'
import { createSignal } from 'solid-js'
import type { Icon } from '../icon.ts'
import { readPreference, writePreference } from '../preferences.ts'

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => JSX.Element
  /** The field by which the server sorts; makes the head a button. */
  sort?: string
  align?: 'right'
  /** CSS width; columns without one share what is left. */
  width?: string
  /** Left out on narrower screens. */
  showFrom?: keyof typeof showFromClass
  /** The first column always stays; the others can be put away unless this says so. */
  isFixed?: boolean
  /** Away until someone asks for it. */
  isHiddenAtFirst?: boolean
  /** Its place on the card that a row becomes on a phone. */
  onCard?: 'title' | 'badge' | 'line' | 'none'
  /** A card leaves out what a row does not have. */
  isThere?: (row: Row) => boolean
}

export type RowAction = {
  label: string
  icon: Icon
  run: () => unknown
  isDangerous?: boolean
  isDisabled?: boolean
  /** Shown as a button on hover; the others wait in the menu. */
  isQuick?: boolean
}

export type BulkAction = {
  label: string
  icon: Icon
  /** `all`, in a table that offers it: not the ticked rows, but as many as its filters find. */
  run: (ids: number[], all: number | undefined) => unknown
  isDangerous?: boolean
}

/** By the width of the window: 1024, 1280, 1400 and 1600 px. */
export const showFromClass = {
  lg: 'hidden lg:table-cell',
  xl: 'hidden xl:table-cell',
  '2xl': 'hidden 2xl:table-cell',
  '3xl': 'hidden 3xl:table-cell',
} as const

export type ColumnChoice = Record<string, boolean>

/** Which columns a person put away, kept per table in this browser. */
export function createColumnChoice(tableId: string) {
  const stored = readPreference(`columns.${tableId}`)
  const [choice, setChoice] = createSignal(readChoice(stored))

  const isShown = (column: { id: string; isHiddenAtFirst?: boolean }): boolean =>
    choice()[column.id] ?? !column.isHiddenAtFirst

  function restore(next: ColumnChoice): void {
    setChoice(next)
    writePreference(`columns.${tableId}`, JSON.stringify(next))
  }

  const show = (id: string, isWanted: boolean): void => restore({ ...choice(), [id]: isWanted })

  return { isShown, show, chosen: choice, restore }
}

function readChoice(stored: string | undefined): ColumnChoice {
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}')
    if (parsed === null || typeof parsed !== 'object') return {}
    return Object.fromEntries(Object.entries(parsed).filter(([, value]) => typeof value === 'boolean'))
  } catch {
    return {}
  }
}
