import { afterAll, beforeAll, expect, test } from 'vitest'
import { rolledBack, type TestDatabase, testDatabase } from '../testing/database.ts'
import { seedApprovals } from './seed-approvals.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('requests can be started by the sample definitions as they stand', () =>
  rolledBack(database.db, async (tx) => {
    const made = await seedApprovals(tx)
    const published = await tx.selectFrom('workflow_version').select(['version', 'bpmn_xml']).execute()
    expect(published).toHaveLength(made)
    for (const { bpmn_xml } of published) expect(bpmn_xml).toContain('bpmndi:BPMNShape')
  }))
