import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WorkflowHandle } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker'
import { inject } from 'vitest'
import type { FlowStep } from '../../activities/flows/advance-flow.ts'
import { createFlowActivities, type FlowActivityDeps } from '../../activities/flows/flow-activities.ts'
import { createTemporalGateway, type TemporalGateway } from '../../platform/temporal.ts'
import { sealedDataConverter } from '../../platform/temporal-codec.ts'
import { createAttemptHolder } from '../../workers/attempt-holder.ts'
import { withRefusals } from '../../workers/refusals.ts'
import { watchActivations } from '../../workers/workflow-thread/watch-activations.ts'
import { opsQueue } from '../../workflows/jobs/messages.ts'
import { ownNamespace } from './own-namespace.ts'
import { testCodec } from './temporal-codec.ts'
import { testRuntime } from './worker-log.ts'

Runtime.install(testRuntime)
watchActivations()

const dataConverter = sealedDataConverter(testCodec)

export type TestWorker = { stop(): Promise<void> }
type Activities = Parameters<typeof withRefusals>[0]
/** `afterStep` comes between what a step of a flow has written and its answer. */
export type TestFlows = Omit<FlowActivityDeps, 'runInline'> & {
  afterStep?: (step: FlowStep) => Promise<void>
  inlineMs?: number
}

/** Soon enough that what a test lets wait is held. */
const soonMs = 200

/** A worker as the product runs it, with the activities that the test needs. */
export async function startTestWorker(
  activities: Activities,
  taskQueue: string = opsQueue,
  { workflowsPath, flows }: Pick<WorkerOptions, 'workflowsPath'> & { flows?: TestFlows } = {},
): Promise<TestWorker> {
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') })
  const common = { connection, namespace: ownNamespace, dataConverter }
  const { runInline, holder } = await createAttemptHolder(activities, {
    ...common,
    inlineMs: flows?.inlineMs ?? soonMs,
  })
  const worker = await Worker.create({
    ...common,
    taskQueue,
    activities: withRefusals({
      ...activities,
      runInline,
      ...(flows && flowActivities({ ...flows, runInline })),
    }),
    ...(workflowsPath ? { workflowsPath } : { workflowBundle: { codePath: inject('workflowBundle') } }),
  })
  const workers = [worker, holder]
  const finished = Promise.all(workers.map((each) => each.run()))
  return {
    async stop() {
      for (const each of workers) each.shutdown()
      await finished
      await connection.close()
    },
  }
}

function flowActivities({ afterStep, ...deps }: TestFlows & Pick<FlowActivityDeps, 'runInline'>) {
  const activities = createFlowActivities(deps)
  const advanceFlow: typeof activities.advanceFlow = async (order) => {
    const step = await activities.advanceFlow(order)
    await afterStep?.(step)
    return step
  }
  return { ...activities, advanceFlow }
}

export function testTemporal(): TemporalGateway {
  return createTemporalGateway({
    connection: { address: inject('temporalAddress') },
    namespace: ownNamespace,
    codec: testCodec,
  })
}

/** Keeps the history of a finished workflow for later replays, never over an old one; only when `OPS_RECORD` asks for it. */
export async function recordHistory(handle: WorkflowHandle, folder: URL, name: string): Promise<void> {
  if (!process.env.OPS_RECORD) return
  await mkdir(folder, { recursive: true })
  const history = historyToJSON(await handle.fetchHistory())
  await writeFile(new URL(`${name}.json`, folder), history, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** With today's workflow code; throws when that takes another way. */
export async function replayHistory(history: unknown): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle: { codePath: inject('workflowBundle') }, dataConverter }, history)
}

/** Replays every recorded history of a folder with today's workflow code; gives their names. Throws on the first that differs. */
export async function replayHistories(folder: URL): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  for (const name of names) {
    const history: unknown = JSON.parse(await readFile(join(fileURLToPath(folder), name), 'utf8'))
    try {
      await replayHistory(history)
    } catch (error) {
      throw new Error(`${name} takes another way than it took when it was recorded`, { cause: error })
    }
  }
  return names
}
