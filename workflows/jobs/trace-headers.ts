import { AsyncLocalStorage, defaultPayloadConverter, type WorkflowInterceptors } from '@temporalio/workflow'

/** Where OpenTelemetry's interceptors of every Temporal SDK look for the context that an activity belongs to. */
const traceHeader = '_tracer-data'

const traceparents = new AsyncLocalStorage<string>()

/** Activities that `ask` schedules carry `traceparent` (W3C) in their headers. */
export function withTraceparent<T>(traceparent: string | undefined, ask: () => T): T {
  // A call that was opened by an earlier version has none.
  return traceparent === undefined ? ask() : traceparents.run(traceparent, ask)
}

/** Loaded beside the workflows into their bundle, under this name. */
export function interceptors(): WorkflowInterceptors {
  return {
    outbound: [
      {
        scheduleActivity(input, next) {
          const traceparent = traceparents.getStore()
          if (traceparent === undefined) return next(input)
          const carrier = defaultPayloadConverter.toPayload({ traceparent })
          return next({ ...input, headers: { ...input.headers, [traceHeader]: carrier } })
        },
      },
    ],
  }
}
