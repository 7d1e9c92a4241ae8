import { useQuery } from '@tanstack/solid-query'
import { get, type Query } from './client.ts'

type RecordSource<T> = {
  path: string
  query?: Query
  everyMs?: number | false | ((data: T | undefined) => number | false)
  isEnabled?: boolean
}

/** One record, or any single answer, of the server. */
export function createRecord<T>(source: () => RecordSource<T>) {
  const query = useQuery(() => {
    const { path, query: params, everyMs, isEnabled } = source()
    return {
      queryKey: [path.split('/')[1], 'one', path, params] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) => get<T>(path, params, signal),
      refetchInterval:
        typeof everyMs === 'function'
          ? (state: { state: { data: T | undefined } }) => everyMs(state.state.data)
          : (everyMs ?? false),
      enabled: isEnabled ?? true,
      meta: { isQuiet: Boolean(everyMs) },
    }
  })
  return {
    data: (): T | undefined => (query.isPending ? undefined : query.data),
    error: (): Error | null => query.error,
    isFetching: (): boolean => query.isFetching,
    refetch: () => query.refetch(),
  }
}
