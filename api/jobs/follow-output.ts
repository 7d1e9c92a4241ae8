import type { Db } from '../../db/database.ts'
import { findRunStatus, type OutputStream, outputEnd, readOutput } from '../../db/jobs/output-queries.ts'
import type { RunKey } from '../../db/jobs/run-queries.ts'
import type { Listener } from '../../db/listen.ts'
import { isEnded } from '../../domain/jobs/job-status.ts'
import { createAlarm } from '../http/alarm.ts'
import { createOutputEvents, endEvent } from './output-events.ts'

export type OutputWish = { run: RunKey; from: number; stream?: OutputStream | undefined }

type Following = {
  db: Db
  listener: Listener
  wish: OutputWish
  signal: AbortSignal
  stillHereMs?: number
}

const chunksPerRead = 16

/** What is there from a position on, up to the end as it is now. */
export async function* readSoFar(db: Db, { run, from, stream }: OutputWish, end: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < end; ) {
    const chunks = await readOutput(db, run, { from: at, maxChunks: chunksPerRead, stream })
    for (const { position, content } of chunks) {
      if (position >= end) return
      yield content.subarray(0, end - position)
      at = position + content.length
    }
    if (chunks.length === 0) return
  }
}

/** Server-sent events: what is there, then what comes, as it comes; at last how the run ended. */
export async function* followOutput(options: Following): AsyncGenerator<string> {
  const { db, listener, wish, signal, stillHereMs = 15_000 } = options
  const { run, stream } = wish
  const alarm = createAlarm({ listener, channels: ['job_output', 'job_run'], about: String(wish.run.runId), signal })
  const { events, last } = createOutputEvents()
  let at = wish.from
  try {
    // Whatever the network buffers, the reader knows at once that it is connected.
    yield ': following\n\n'
    while (!signal.aborted) {
      // Read before the output: when it says that the run has ended, no output comes after what is read now.
      const status = await findRunStatus(db, run)
      for (let isMore = true; isMore && !signal.aborted; ) {
        const chunks = await readOutput(db, run, { from: at, maxChunks: chunksPerRead, stream })
        for (const chunk of chunks) {
          at = chunk.position + chunk.content.length
          const event = events(chunk)
          if (event !== '') yield event
        }
        isMore = chunks.length === chunksPerRead
      }
      if (!status || isEnded(status)) {
        const rest = last()
        yield rest + endEvent(Math.max(at, await outputEnd(db, run)), status ?? 'cancelled')
        return
      }
      if (!(await alarm.rung(stillHereMs))) yield ': still here\n\n'
    }
  } finally {
    alarm.stop()
  }
}
