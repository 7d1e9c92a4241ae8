import type { JobType } from './kinds.ts'

/** Apart from `kinds.ts`, whose schemas no page has to load to know this. */
const scriptKinds = ['shell', 'python'] as const satisfies readonly JobType[]

/** Whether a kind is code that runs on a machine of an executor. */
export function isScript(type: JobType): type is (typeof scriptKinds)[number] {
  return (scriptKinds as readonly JobType[]).includes(type)
}
