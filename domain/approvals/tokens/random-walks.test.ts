import { expect, test } from 'vitest'
import { findFault } from '../../../tooling/testing/approval-walks.ts'

const count = 1000

test(`${count} random requests go as a slow reference says that was written apart`, async () => {
  for (let seed = 0; seed < count; seed++) {
    const fault = await findFault(seed)
    if (fault) expect.fail(fault)
  }
})
