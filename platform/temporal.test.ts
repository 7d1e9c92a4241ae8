import { afterAll, expect, test } from 'vitest'
import { createTemporalGateway } from './temporal.ts'

const gateway = createTemporalGateway({ connection: { address: '127.0.0.1:1' }, namespace: 'none' })
afterAll(() => gateway.close())

test('a server that is away is given up long before the deadline of a call', async () => {
  const started = performance.now()
  const start = gateway.startWorkflow({ workflowType: 'x', workflowId: 'x', taskQueue: 'x', args: [] })
  await expect(start).rejects.toMatchObject({ code: 'unavailable', extras: { retryAfter: 5 } })
  expect(performance.now() - started).toBeLessThan(3000)
})

test('a history has an address only where operators can look at it', () => {
  expect(gateway.historyUrl('job-run:1')).toBeUndefined()
  const seen = createTemporalGateway({ connection: {}, namespace: 'ops', uiUrl: 'http://ui.example.com/' })
  expect(seen.historyUrl('job-run:1')).toBe('http://ui.example.com/namespaces/ops/workflows/job-run%3A1')
})
