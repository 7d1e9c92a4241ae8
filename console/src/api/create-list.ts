import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import type { ListOf } from './client.ts'
import { createUnsuspended } from './create-unsuspended.ts'

type ListSource<Row> = {
  /** What it is asked with; the first part is what changes are told by. */
  key: readonly unknown[]
  load: (signal: AbortSignal) => Promise<ListOf<Row>>
  /** Asks again so often while the list is on the screen. */
  everyMs?: number | false
  isEnabled?: boolean
}

/** A list of the server for a table. Old rows stay while new ones load. */
export function createList<Row>(source: () => ListSource<Row>) {
  const query = useQuery(() => {
    const { key, load, everyMs, isEnabled } = source()
    return {
      queryKey: key,
      queryFn: ({ signal }: { signal: AbortSignal }) => load(signal),
      placeholderData: keepPreviousData,
      refetchInterval: everyMs ?? false,
      enabled: isEnabled ?? true,
      meta: { isQuiet: Boolean(everyMs) },
    }
  })
  const data = createUnsuspended((): ListOf<Row> | undefined => (query.isPending ? undefined : query.data))
  return {
    rows: (): Row[] | undefined => data()?.items,
    total: (): number => data()?.total ?? 0,
    /** Of a very long list the total is about right. */
    isEstimated: (): boolean => data()?.total_estimated ?? false,
    /** Undefined until it is known. */
    count: (): number | undefined => data()?.total,
    error: (): Error | null => query.error,
    isFetching: (): boolean => query.isFetching && (!source().everyMs || query.isPlaceholderData),
    isOld: (): boolean => query.isPlaceholderData,
    refetch: () => query.refetch(),
  }
}
