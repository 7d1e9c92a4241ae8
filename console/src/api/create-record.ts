import { useQuery } from '@tanstack/solid-query'
import { createUnsuspended } from './create-unsuspended.ts'

type RecordSource<T> = {
  key: readonly unknown[]
  load: (signal: AbortSignal) => Promise<T>
  everyMs?: number | false | ((data: T | undefined) => number | false)
  isEnabled?: boolean
}

/** One record, or any single answer, of the server. */
export function createRecord<T>(source: () => RecordSource<T>) {
  const query = useQuery(() => {
    const { key, load, everyMs, isEnabled } = source()
    return {
      queryKey: key,
      queryFn: ({ signal }: { signal: AbortSignal }) => load(signal),
      refetchInterval:
        typeof everyMs === 'function'
          ? (state: { state: { data: T | undefined } }) => everyMs(state.state.data)
          : (everyMs ?? false),
      enabled: isEnabled ?? true,
      meta: { isQuiet: Boolean(everyMs) },
    }
  })
  return {
    data: createUnsuspended((): T | undefined => (query.isPending ? undefined : query.data)),
    error: (): Error | null => query.error,
    refetch: () => query.refetch(),
  }
}
