import { fileURLToPath } from 'node:url'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'

const { address, namespace, taskQueue }: { address: string; namespace: string; taskQueue: string } = JSON.parse(
  process.argv[2] ?? '',
)

Runtime.install({ logger: new DefaultLogger('ERROR') })
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
  activities: { nothing: async () => {} },
})
console.log('ready')
await worker.run()
