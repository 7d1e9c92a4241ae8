import type { GrpcConfig, RpcConfig, TemporalConfig } from '../../../../domain/jobs/rpc-kind.ts'
import { t } from '../../i18n/language.ts'
import type { KeyValue } from '../../ui/key-value.ts'
import { isObject, parseJson } from './json-text.ts'
import { pairsOf, recordOf, secretsOf } from './secret-pairs.ts'

export type RpcDraft = {
  protocol: RpcConfig['protocol']
  target: string
  service: string
  rpc_method: string
  message: string
  metadata: KeyValue[]
  tls: boolean
  tls_ca: string
  tls_server_name: string
  descriptor: string
  task_queue: string
  activity: string
  activity_args: string
}

export const emptyRpc: RpcDraft = {
  ...{ protocol: 'grpc', target: '', service: '', rpc_method: '', message: '', metadata: [], tls: false, tls_ca: '' },
  ...{ tls_server_name: '', descriptor: '', task_queue: '', activity: '', activity_args: '' },
}

export function rpcDraft(config: RpcConfig): RpcDraft {
  return { ...emptyRpc, ...(config.protocol === 'grpc' ? grpcDraft(config) : temporalDraft(config)) }
}

function grpcDraft({ protocol, target, service, method, message, metadata, tls, descriptor, secrets }: GrpcConfig) {
  return {
    ...{ protocol, target, service, rpc_method: method, tls: tls !== false, descriptor: descriptor ?? '' },
    message: Object.keys(message).length === 0 ? '' : JSON.stringify(message, null, 2),
    metadata: pairsOf('metadata', metadata, secrets),
    ...(typeof tls === 'object' && { tls_ca: tls.ca ?? '', tls_server_name: tls.server_name ?? '' }),
  }
}

function temporalDraft({ protocol, task_queue, activity, args }: TemporalConfig) {
  return { protocol, task_queue, activity, activity_args: args.length === 0 ? '' : JSON.stringify(args, null, 2) }
}

/** The draft has passed `rpcProblems`. */
export function rpcBody(draft: RpcDraft): RpcConfig {
  if (draft.protocol === 'temporal') {
    const args = parseJson(draft.activity_args, []) as TemporalConfig['args']
    return { protocol: 'temporal', task_queue: draft.task_queue.trim(), activity: draft.activity.trim(), args }
  }
  return {
    protocol: 'grpc',
    target: draft.target.trim(),
    service: draft.service.trim(),
    method: draft.rpc_method.trim(),
    message: parseJson(draft.message, {}) as GrpcConfig['message'],
    metadata: recordOf(draft.metadata),
    secrets: secretsOf('metadata', draft.metadata),
    tls: tlsBody(draft),
    ...(draft.descriptor !== '' && { descriptor: draft.descriptor }),
  }
}

function tlsBody({ tls, tls_ca, tls_server_name }: RpcDraft): GrpcConfig['tls'] {
  const own = {
    ...(tls_ca.trim() !== '' && { ca: tls_ca.trim() }),
    ...(tls_server_name.trim() !== '' && { server_name: tls_server_name.trim() }),
  }
  return tls && Object.keys(own).length > 0 ? own : tls
}

export function rpcProblems(draft: RpcDraft): Partial<Record<keyof RpcDraft, string>> {
  const words = t().jobKinds
  const asked =
    draft.protocol === 'grpc'
      ? ({ target: words.target, service: words.service, rpc_method: words.method } as const)
      : ({ task_queue: words.taskQueue, activity: words.activity } as const)
  const missing = Object.entries(asked).filter(([field]) => String(draft[field as keyof RpcDraft]).trim() === '')
  return {
    ...Object.fromEntries(missing.map(([field, label]) => [field, t().form.required(label)])),
    ...(draft.protocol === 'grpc' && !isObject(parseJson(draft.message, {})) && { message: words.objectInvalid }),
    ...(draft.protocol === 'temporal' &&
      !Array.isArray(parseJson(draft.activity_args, [])) && { activity_args: words.arrayInvalid }),
  }
}
