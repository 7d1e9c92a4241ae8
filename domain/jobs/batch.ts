/** What can be done to many jobs at once. */
export const batchActions = ['enable', 'disable', 'run', 'add_tag', 'remove_tag', 'delete'] as const
export type BatchAction = (typeof batchActions)[number]

/** `unchanged`: the job was already so. */
export const batchOutcomes = ['done', 'unchanged', 'refused'] as const
export type BatchOutcome = (typeof batchOutcomes)[number]

export const largestBatch = 1000
