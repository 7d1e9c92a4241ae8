import { QueryClient } from '@tanstack/solid-query'
import { ApiError } from './api-error.ts'

/** Refusals are answers and aren't asked again; silence and overload are. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && isPassing(error),
      refetchOnWindowFocus: true,
    },
  },
})

function isPassing(error: Error): boolean {
  return error instanceof ApiError && (error.isOffline || error.status >= 500)
}
