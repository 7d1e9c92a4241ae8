import { expect, test } from 'vitest'
import { lookAtFlowApart } from './look-apart.ts'

const job = (id: string) => ({ id, type: 'job', job_id: 1 })

test('a flow is looked at in a process of its own, and however many are, each gets its own answer', async () => {
  const looks = Array.from({ length: 6 }, (_, index) =>
    lookAtFlowApart({ dag_config: { nodes: [job(`N${index}`)], edges: [] } }),
  )
  const seen = await Promise.all(looks)
  expect(seen.map(({ graph }) => graph?.nodes[0]?.id)).toEqual(['N0', 'N1', 'N2', 'N3', 'N4', 'N5'])
})

test('what is refused there is refused here, and leaves room for the next', async () => {
  for (let turn = 0; turn < 3; turn++) {
    await expect(lookAtFlowApart({ bpmn_xml: 'no xml' })).rejects.toMatchObject({
      code: 'validation',
      extras: { fields: [{ field: 'bpmn_xml' }] },
    })
  }
  expect((await lookAtFlowApart({ dag_config: { nodes: [job('A')], edges: [] } })).problems).toEqual([])
})
