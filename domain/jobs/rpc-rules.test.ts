import { expect, test } from 'vitest'
import { rpcConfig } from './rpc-kind.ts'
import { checkRpc, grpcPlace } from './rpc-rules.ts'

test.each(['ops', 'OPS', 'approvals', 'exec', 'exec:default', 'exec@one', 'temporal-sys-x', '/_sys/a'])(
  'the queue %s is the platform’s own',
  (task_queue) => {
    const config = rpcConfig.parse({ protocol: 'temporal', task_queue, activity: 'settle' })
    expect(checkRpc(config)).toMatchObject([{ field: 'config.task_queue' }])
  },
)

test.each(['orders', 'ops-orders', 'executions', 'my-approvals'])('the queue %s is somebody’s own', (task_queue) => {
  expect(checkRpc(rpcConfig.parse({ protocol: 'temporal', task_queue, activity: 'settle' }))).toEqual([])
})

test('a target is a host and a port', () => {
  expect(grpcPlace('orders.internal:50051')).toEqual({ host: 'orders.internal', port: 50_051 })
  expect(grpcPlace('[fd00::1]:443')).toEqual({ host: '[fd00::1]', port: 443 })
  for (const wrong of [
    'orders',
    'orders:0',
    'orders:70000',
    'dns:///orders:1',
    'unix:/var/run/x',
    'http://a:1',
    'a b:1',
  ]) {
    expect(grpcPlace(wrong), wrong).toBeUndefined()
  }
})
