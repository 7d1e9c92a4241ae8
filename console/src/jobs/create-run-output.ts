import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { ServerEvent } from '../api/event-parser.ts'
import { followEvents, type StreamState } from '../api/event-stream.ts'
import { createLog, type LogStream } from '../ui/log/create-log.ts'

type Chunk = { stream: LogStream; text: string; at: string }

/** What a run prints, from its beginning and then live; over a lost connection it goes on where it stopped. */
export function createRunOutput(runId: () => number, onEnd: () => void) {
  const log = createLog()
  const [state, setState] = createSignal<StreamState>('connecting')

  createEffect(
    on(runId, (id) => {
      log.clear()
      const stop = followEvents({
        path: `/api/v1/job-logs/${id}/output`,
        onState: (next) => {
          setState(next)
          if (next === 'ended') onEnd()
        },
        isLast: (event) => event.event === 'end',
        onEvent: (event) => {
          const chunk = readChunk(event)
          if (chunk) log.append(chunk.text, chunk.stream, Date.parse(chunk.at))
        },
      })
      onCleanup(stop)
    }),
  )

  return { log, state }
}

function readChunk(event: ServerEvent): Chunk | undefined {
  if (event.event !== 'output') return undefined
  return JSON.parse(event.data) as Chunk
}
