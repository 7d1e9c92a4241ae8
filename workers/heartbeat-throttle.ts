/** Shorter than the runners' own heartbeats, so that each of them is sent and a cancellation comes back with it. */
export const heartbeatThrottleMs = 1500
