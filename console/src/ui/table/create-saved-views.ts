import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { canKeepPreferences, readPreference, writePreference } from '../preferences.ts'
import type { ColumnChoice, createColumnChoice } from './columns.ts'

export type SavedView = { name: string; search: string; columns: ColumnChoice }

type SavedViewsProps = {
  tableId: string
  /** Several people may use one browser: each has views of their own. */
  ownerId: number
  choice: ReturnType<typeof createColumnChoice>
}

/** Named filters, sort and columns of a list. All but the columns stands in the URL already, so that is what is kept. */
export function createSavedViews(props: SavedViewsProps) {
  const location = useLocation()
  const navigate = useNavigate()
  const name = () => `views.${props.ownerId}.${props.tableId}` as const
  const [views, setViews] = createSignal<SavedView[]>(readViews(readPreference(name())))

  const shown = (): Omit<SavedView, 'name'> => ({ search: viewPart(location.search), columns: props.choice.chosen() })

  function keep(change: (views: SavedView[]) => SavedView[]): void {
    // Another tab may have saved one meanwhile.
    const next = change(canKeepPreferences() ? readViews(readPreference(name())) : views())
    setViews(next)
    writePreference(name(), JSON.stringify(next))
  }

  const without = (views: SavedView[], name: string): SavedView[] => views.filter((view) => view.name !== name)

  function open(view: Omit<SavedView, 'name'>): void {
    props.choice.restore(view.columns)
    navigate(`${location.pathname}${view.search && `?${view.search}`}`, { scroll: false })
  }

  return {
    views,
    open,
    isShown: (view: Omit<SavedView, 'name'>) => isSame(view, shown()),
    /** Under a name that is there already, it takes its place. */
    save: (name: string) =>
      keep((views) => [...without(views, name), { name, ...shown() }].sort((a, b) => a.name.localeCompare(b.name))),
    remove: (view: SavedView) => keep((views) => without(views, view.name)),
    restore: (view: SavedView) => keep((views) => [...without(views, view.name), view]),
  }
}

/** What of the address belongs to a view, in one order: not the page that one happened to be on. */
function viewPart(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('page')
  params.sort()
  return params.toString()
}

function isSame(a: Omit<SavedView, 'name'>, b: Omit<SavedView, 'name'>): boolean {
  const columns = Object.keys({ ...a.columns, ...b.columns })
  return a.search === b.search && columns.every((column) => a.columns[column] === b.columns[column])
}

function readViews(stored: string | undefined): SavedView[] {
  try {
    const parsed: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(parsed) ? parsed.filter(isView) : []
  } catch {
    return []
  }
}

function isView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null
  return typeof view?.name === 'string' && typeof view.search === 'string' && typeof (view.columns ?? 0) === 'object'
}
