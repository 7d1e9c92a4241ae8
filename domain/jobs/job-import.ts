/** What one job of a file does: it is new, changes one that is there, changes nothing, or has a problem. */
export const jobImportOutcomes = ['new', 'update', 'unchanged', 'error'] as const
export type JobImportOutcome = (typeof jobImportOutcomes)[number]

export const largestJobFile = { bytes: 2 * 1024 * 1024, jobs: 500 }
export const largestJobExport = 1000

export const jobFileFormats = ['yaml', 'json'] as const
export type JobFileFormat = (typeof jobFileFormats)[number]
