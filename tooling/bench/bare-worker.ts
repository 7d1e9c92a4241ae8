import { fileURLToPath } from 'node:url'
import { NativeConnection, Worker } from '@temporalio/worker'

/** A workflow with one activity that does nothing, in a process of its own as ours are. */
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS ?? '' }),
  namespace: process.env.TEMPORAL_NAMESPACE ?? '',
  taskQueue: 'bare',
  workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
  activities: { async nothing() {} },
})
console.log('ready')
await worker.run()
