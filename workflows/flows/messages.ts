import { defineSignal } from '@temporalio/workflow'

/** Something about the rows of a run has changed: a node's run has ended, or somebody stepped in. */
export const heedFlow = defineSignal('heedFlow')
