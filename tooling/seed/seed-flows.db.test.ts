import { afterAll, beforeAll, expect, test } from 'vitest'
import { rolledBack, type TestDatabase, testDatabase } from '../testing/database.ts'
import { seedFlows } from './seed-flows.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('sample flows can be run as they stand, and the one with a schedule gets it', () =>
  rolledBack(database.db, async (tx) => {
    const made = await seedFlows(tx)
    const flows = await tx.selectFrom('job_flow').selectAll().execute()
    expect(flows).toHaveLength(made)
    for (const { bpmn_xml } of flows) expect(bpmn_xml).toContain('bpmndi:BPMNShape')
    const lines = await tx.selectFrom('outbox').select('kind').execute()
    expect(lines).toEqual([{ kind: 'sync_schedule' }])
  }))
