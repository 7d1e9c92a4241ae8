import { Client, Metadata, type ServiceError } from '@grpc/grpc-js'
import { DomainError } from '../../domain/errors.ts'
import type { GrpcConfig } from '../../domain/jobs/rpc-kind.ts'
import { text } from '../../domain/text.ts'
import type { AddressGate } from '../egress/address-gate.ts'
import { unlessAborted } from '../unless-aborted.ts'
import { type GrpcChannel, pinnedChannel } from './grpc-channel.ts'
import { failureOfStatus, GrpcFailure, isServiceError } from './grpc-failure.ts'
import { type GrpcMethod, methodByReflection, methodInDescriptor } from './grpc-schema.ts'
import { messageBytes, messageJson } from './proto-json.ts'

export type GrpcCall = Omit<GrpcConfig, 'protocol' | 'target'> & {
  host: string
  port: number
  /** For everything together: resolving, reflection, the call. */
  timeoutMs: number
  signal: AbortSignal
}

/**
 * Calls a unary method and gives its reply as JSON. Throws `egress_refused` for a target that may not be called, `validation`
 * for a call that cannot be made, and `GrpcFailure` when it came to no good answer.
 */
export async function callGrpc(call: GrpcCall, gate: AddressGate): Promise<unknown> {
  const deadline = new Date(Date.now() + call.timeoutMs)
  const late = AbortSignal.timeout(call.timeoutMs)
  const ended = AbortSignal.any([late, call.signal])
  try {
    const metadata = metadataOf(call.metadata)
    const channel = await unlessAborted(pinnedChannel(call, gate), ended)
    const method = await unlessAborted(methodOf(call, channel, deadline), ended)
    const reply = await askUnary(channel, {
      method,
      message: messageBytes(method.request, call.message),
      metadata,
      deadline,
      ended,
    })
    return messageJson(method.reply, reply)
  } catch (error) {
    if (error instanceof DomainError || error instanceof GrpcFailure || call.signal.aborted) throw error
    if (late.aborted) throw GrpcFailure.timeout(call.timeoutMs)
    throw isServiceError(error) ? failureOfStatus(error) : error
  }
}

async function methodOf(
  { descriptor, ...wanted }: GrpcCall,
  channel: GrpcChannel,
  deadline: Date,
): Promise<GrpcMethod> {
  return descriptor === undefined
    ? methodByReflection(channel, wanted, deadline)
    : methodInDescriptor(descriptor, wanted)
}

type Asked = { method: GrpcMethod; message: Buffer; metadata: Metadata; deadline: Date; ended: AbortSignal }

async function askUnary(
  { address, secrecy, options }: GrpcChannel,
  { method, message, metadata, deadline, ended }: Asked,
): Promise<Uint8Array> {
  const client = new Client(address, secrecy, options)
  const asIs = (bytes: Buffer) => bytes
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const answered = (error: ServiceError | null, reply?: Buffer) =>
    error ? reject(error) : resolve(reply ?? Buffer.alloc(0))
  const call = client.makeUnaryRequest(method.path, asIs, asIs, message, metadata, { deadline }, answered)
  const cancel = () => call.cancel()
  ended.addEventListener('abort', cancel, { once: true })
  try {
    return await promise
  } finally {
    ended.removeEventListener('abort', cancel)
    client.close()
  }
}

const ownNames = /^(:|grpc-)|^(host|content-type|te|user-agent|connection)$/i

function metadataOf(values: Record<string, string>): Metadata {
  const metadata = new Metadata()
  for (const [name, value] of Object.entries(values)) {
    if (ownNames.test(name)) {
      throw new DomainError(
        'validation',
        text(`元数据 ${name} 由平台设置，不能指定`, `The metadata ${name} is set by the platform`),
      )
    }
    try {
      metadata.add(name, name.toLowerCase().endsWith('-bin') ? Buffer.from(value, 'base64') : value)
    } catch {
      throw new DomainError(
        'validation',
        text(`元数据 ${name} 的值不能发送`, `The value of the metadata ${name} cannot be sent`),
      )
    }
  }
  return metadata
}
