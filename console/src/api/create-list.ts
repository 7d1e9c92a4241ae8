import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import { get, type ListOf, type Query } from './client.ts'

type ListSource = {
  path: string
  query?: Query
  /** Asks again so often while the list is on the screen. */
  everyMs?: number | false
  isEnabled?: boolean
}

/** A list of the server for a table. Old rows stay while new ones load; the first path segment is the query's key. */
export function createList<Row>(source: () => ListSource) {
  const query = useQuery(() => {
    const { path, query: params, everyMs, isEnabled } = source()
    return {
      queryKey: [path.split('/')[1], 'list', path, params] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) => get<ListOf<Row>>(path, params, signal),
      placeholderData: keepPreviousData,
      refetchInterval: everyMs ?? false,
      enabled: isEnabled ?? true,
      meta: { isQuiet: Boolean(everyMs) },
    }
  })
  // `data` may only be read once it is there: reading it earlier suspends the whole page.
  const data = (): ListOf<Row> | undefined => (query.isPending ? undefined : query.data)
  return {
    rows: (): Row[] | undefined => data()?.items,
    total: (): number => data()?.total ?? 0,
    /** Undefined until it is known. */
    count: (): number | undefined => data()?.total,
    error: (): Error | null => query.error,
    isFetching: (): boolean => query.isFetching && !everyFetchIsQuiet(source(), query.isPlaceholderData),
    isOld: (): boolean => query.isPlaceholderData,
    refetch: () => query.refetch(),
  }
}

const everyFetchIsQuiet = (source: ListSource, isOld: boolean): boolean => Boolean(source.everyMs) && !isOld
