import { DefaultLogger } from '@temporalio/worker'

/** The SDK tells of every start and stop; in tests only what went wrong is worth a line. */
export const onlyProblems = new DefaultLogger('ERROR')
