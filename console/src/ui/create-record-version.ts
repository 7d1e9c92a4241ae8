import { createSignal } from 'solid-js'
import { ApiError, apiCode } from '../api/api-error.ts'

export type RecordVersion<Saved extends { version: number }> = ReturnType<typeof createRecordVersion<Saved>>

/**
 * The version that a form was filled from, and the newer record of somebody who saved meanwhile. `from`: what a refusal brings
 * along, as such a record.
 */
export function createRecordVersion<Saved extends { version: number }>(
  initial: Saved | undefined,
  from: (data: unknown) => Saved = (data) => data as Saved,
) {
  const [current, setCurrent] = createSignal(initial?.version)
  const [newer, setNewer] = createSignal<Saved>()
  const forget = (): void => void setNewer(undefined)
  return {
    current,
    newer,
    forget,
    /** Of a save that failed, whether the record has a newer version. */
    notice(error: unknown): void {
      if (error instanceof ApiError && error.code === apiCode.versionConflict) setNewer(() => from(error.data))
    },
    /** From now on the form stands on `record`. */
    accept(record: Saved): void {
      setCurrent(record.version)
      forget()
    },
  }
}
