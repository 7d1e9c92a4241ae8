import { type Client, Metadata, status } from '@grpc/grpc-js'
import { GrpcReflection } from 'grpc-js-reflection-client'
import protobuf from 'protobufjs'
import 'protobufjs/ext/descriptor.js'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { GrpcChannel } from './grpc-channel.ts'
import { failureOfStatus } from './grpc-failure.ts'

export type GrpcMethod = { path: string; request: protobuf.Type; reply: protobuf.Type }
type Wanted = { service: string; method: string }

/** The method as an uploaded FileDescriptorSet describes it. Throws `validation` for what is not in there. */
export function methodInDescriptor(descriptor: string, wanted: Wanted): GrpcMethod {
  return methodIn(() => protobuf.Root.fromDescriptor(Buffer.from(descriptor, 'base64')), wanted)
}

const reflectionVersions = ['v1', 'v1alpha'] as const

/** The method as the server itself describes it. */
export async function methodByReflection(
  { address, secrecy, options }: GrpcChannel,
  wanted: Wanted,
  deadline: Date,
): Promise<GrpcMethod> {
  for (const version of reflectionVersions) {
    const reflection = new GrpcReflection(address, secrecy, options, version)
    try {
      const found = await reflection.getDescriptorBySymbol(wanted.service, new Metadata(), { deadline })
      return methodIn(() => found.getProtobufJsRoot(), wanted)
    } catch (error) {
      const fault = faultOf(error, wanted.service)
      if (fault) throw fault
    } finally {
      close(reflection)
    }
  }
  throw new DomainError('validation', noReflection)
}

/** The library leaves its connection open, in a field that is its own. */
function close(reflection: GrpcReflection): void {
  const { client } = reflection as unknown as { client: Client }
  client.close()
}

/** Undefined when the server does not know this version of reflection: another may do. Only a text tells. */
function faultOf(error: unknown, service: string): Error | undefined {
  if (error instanceof DomainError || !(error instanceof Error)) return error as Error
  const [, code, details = ''] = /(\d+) [A-Z_]+: ([\s\S]*)/.exec(error.message) ?? []
  if (Number(code) === status.UNIMPLEMENTED) return undefined
  if (code) return failureOfStatus({ code: Number(code), details })
  return new DomainError(
    'validation',
    text(`服务端没有 ${service}：${error.message}`, `The server has no ${service}: ${error.message}`),
  )
}

function methodIn(rootOf: () => protobuf.Root, { service, method }: Wanted): GrpcMethod {
  const root = readable(rootOf)
  const found = lookUp(root, service)
  const declared = found?.methods[method] as protobuf.Method | undefined
  if (!found || !declared) {
    const methods = Object.keys(found?.methods ?? {}).join(', ')
    throw new DomainError(
      'validation',
      found
        ? text(
            `${service} 没有方法 ${method}，现有：${methods}`,
            `${service} has no method ${method}; there are: ${methods}`,
          )
        : text(`描述中没有服务 ${service}`, `The description has no service ${service}`),
    )
  }
  if (declared.requestStream || declared.responseStream) throw new DomainError('validation', noStreams)
  declared.resolve()
  const { resolvedRequestType: request, resolvedResponseType: reply } = declared
  if (!request || !reply) throw new DomainError('validation', unreadable)
  return { path: `/${service}/${method}`, request, reply }
}

function readable(rootOf: () => protobuf.Root): protobuf.Root {
  try {
    const root = rootOf()
    root.resolveAll()
    return root
  } catch {
    throw new DomainError('validation', unreadable)
  }
}

function lookUp(root: protobuf.Root, service: string): protobuf.Service | undefined {
  try {
    return root.lookupService(service)
  } catch {
    return undefined
  }
}

const unreadable = text(
  '描述文件无法读取；请用 protoc --include_imports --descriptor_set_out 生成',
  'The descriptor cannot be read: make it by protoc --include_imports --descriptor_set_out',
)
const noStreams = text('只支持一问一答的方法，不支持流', 'Only unary methods can be called, no streams')
const noReflection = text('服务端没有开启反射，请上传描述文件', 'The server offers no reflection: upload a descriptor')
