import { expect, test } from 'vitest'
import { type JobType, jobKinds } from './kinds.ts'
import { isScript } from './script-kinds.ts'

test('what executors carry out is a script, and nothing else is', () => {
  for (const type of Object.keys(jobKinds) as JobType[]) {
    expect(isScript(type), type).toBe(jobKinds[type].runner === 'executor')
  }
})
