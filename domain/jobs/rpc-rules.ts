import { DomainError, type FieldError } from '../errors.ts'
import { text } from '../text.ts'
import type { RpcConfig } from './rpc-kind.ts'

/** Queues on which the platform's own steps wait, and those of Temporal itself. */
const platformQueue = /^(ops|approvals|exec([:@].*)?|temporal-sys.*|\/_sys.*)$/i

/** What is wrong with an RPC job beyond its shape, at `config.…`. */
export function checkRpc(config: RpcConfig): FieldError[] {
  if (config.protocol === 'temporal') {
    return platformQueue.test(config.task_queue) ? [{ field: 'config.task_queue', message: ownQueue }] : []
  }
  const { target } = config
  return target.includes('{') || grpcPlace(target) ? [] : [{ field: 'config.target', message: noTarget }]
}

/** The same when every placeholder is filled in. */
export function refuseFaultyRpc(config: RpcConfig): void {
  const [fault] = checkRpc(config)
  if (fault) throw new DomainError('validation', fault.message)
}

/** Undefined when the target is not of the form `host:port`. */
export function grpcPlace(target: string): { host: string; port: number } | undefined {
  const [, host, digits] = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/.exec(target) ?? []
  const port = Number(digits)
  return host && port >= 1 && port <= 65_535 ? { host, port } : undefined
}

const ownQueue = text(
  '这是平台自己的队列，请使用您的 worker 的队列',
  'This queue is the platform’s own: name the one of your worker',
)
const noTarget = text('须写成 主机:端口', 'has to be written host:port')
