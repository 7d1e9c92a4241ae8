import { expect, test } from 'vitest'
import { startFlowStage, statesOf } from '../../tooling/testing/flow-stage.ts'
import { flowRunWorkflowId } from '../jobs/messages.ts'

type Stage = Awaited<ReturnType<typeof startFlowStage>>

/** EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED, EVENT_TYPE_WORKFLOW_TASK_STARTED */
const [signalled, taskStarted] = [26, 6]

/** When the process has gone past the signal, so that it does not come back to it. */
async function isSignalTaken({ temporal }: Stage, runId: number): Promise<boolean> {
  const { events } = await temporal.client.workflow.getHandle(flowRunWorkflowId(runId)).fetchHistory()
  const types = events?.map(({ eventType }) => eventType) ?? []
  return types.slice(types.indexOf(signalled) + 1).includes(taskStarted) && types.includes(signalled)
}

test('a run that somebody reopens before its process has closed goes on', async () => {
  let stepIn = async (): Promise<unknown> => undefined
  const stage = await startFlowStage({
    async afterStep({ state }) {
      if (state !== 'ended') return
      const once = stepIn
      stepIn = async () => undefined
      await once()
    },
  })
  try {
    const { ask, ways } = stage
    const flow = await stage.makeFlow([ask('A', '/flaky/reopened/1'), ask('B', '/give/1')], ways('A→B'))
    const answered = Promise.withResolvers<number>()
    const id = Promise.withResolvers<number>()
    stepIn = async () => {
      const runId = await id.promise
      const { status } = await stage.call('POST', `/flow-runs/${runId}/nodes/A/retry`)
      answered.resolve(status)
      await expect.poll(() => isSignalTaken(stage, runId), { timeout: 20_000 }).toBe(true)
    }
    id.resolve(await stage.trigger(flow))
    expect(await answered.promise).toBe(200)
    await expect.poll(async () => (await stage.runOf(await id.promise)).status, { timeout: 20_000 }).toBe('success')
    expect(statesOf(await stage.runOf(await id.promise))).toEqual({ A: 'success', B: 'success' })
  } finally {
    await stage.close()
  }
})
