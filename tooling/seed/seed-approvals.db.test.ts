import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedIam } from '../../db/iam/seed-iam.ts'
import { rolledBack, type TestDatabase, testDatabase } from '../testing/database.ts'
import { seedApprovals } from './seed-approvals.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedIam(database.db)
})
afterAll(() => database.close())

test('requests can be started by the sample definitions as they stand', () =>
  rolledBack(database.db, async (tx) => {
    const made = await seedApprovals(tx)
    const published = await tx.selectFrom('workflow_version').select(['version', 'bpmn_xml']).execute()
    expect(published).toHaveLength(made)
    const names = await tx.selectFrom('workflow_definition').select('name').execute()
    expect(names.map(({ name }) => name)).toContain('示例：权限申请')
    for (const { bpmn_xml } of published) expect(bpmn_xml).toContain('bpmndi:BPMNShape')
  }))
