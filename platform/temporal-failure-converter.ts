import { DefaultFailureConverter } from '@temporalio/common'

/** Messages and stack traces go into a payload, which the codec seals. Loaded by path, by workers and into workflow code. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true })
