import { setTimeout as wait } from 'node:timers/promises'
import { ProviderRefusal } from '../sign-in/provider-calls.ts'

const usualWaitsMs = [1_000, 5_000, 15_000, 30_000, 60_000]

export type Patience = { signal: AbortSignal; waitsMs?: readonly number[] | undefined }

/** Messengers count calls by the second and by the minute; whoever asks too often waits, longer every time. */
export async function patiently<T>(
  ask: () => Promise<T>,
  isTooOften: (refusal: ProviderRefusal) => boolean,
  { signal, waitsMs = usualWaitsMs }: Patience,
): Promise<T> {
  for (const ms of waitsMs) {
    signal.throwIfAborted()
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof ProviderRefusal && isTooOften(error))) throw error
      await wait(ms, undefined, { signal })
    }
  }
  return ask()
}
