import type protobuf from 'protobufjs'
import protoJson from 'protobufjs/ext/protojson.js'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'

/** Reads JSON as ProtoJSON has it; throws `validation` for a field or value that the message does not have. */
export function messageBytes(type: protobuf.Type, json: unknown): Buffer {
  try {
    return Buffer.from(type.encode(protoJson.fromJson(type, json)).finish())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DomainError(
      'validation',
      text(`请求消息不符合 ${type.name}：${reason}`, `The message does not fit ${type.name}: ${reason}`),
    )
  }
}

/** As ProtoJSON has it, with the fields that it leaves out because they are zero or empty. */
export function messageJson(type: protobuf.Type, bytes: Uint8Array): unknown {
  return withZeros(type, protoJson.toJson(type, type.decode(bytes)))
}

/** Types of this package are JSON of another shape, such as times, which are texts. */
const wellKnown = /^\.?google\.protobuf\./

function withZeros(type: protobuf.Type, json: unknown): unknown {
  if (wellKnown.test(type.fullName) || typeof json !== 'object' || json === null || Array.isArray(json)) return json
  const filled: Record<string, unknown> = { ...json }
  for (const field of type.fieldsArray) {
    const { name, map, repeated, resolvedType } = field.resolve()
    const key = field.jsonName ?? name
    if (filled[key] === undefined) {
      const zero = map ? {} : repeated ? [] : zeroOf(field)
      if (zero !== undefined) filled[key] = zero
    } else if (isMessage(resolvedType)) {
      filled[key] = mapped(filled[key], { isMap: map, isList: repeated }, (item) => withZeros(resolvedType, item))
    }
  }
  return filled
}

function isMessage(type: protobuf.Type | protobuf.Enum | null): type is protobuf.Type {
  return type !== null && 'fieldsArray' in type
}

function mapped(
  value: unknown,
  { isMap, isList }: { isMap: boolean; isList: boolean },
  fill: (item: unknown) => unknown,
) {
  if (isList && Array.isArray(value)) return value.map(fill)
  if (isMap && typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item)]))
  }
  return fill(value)
}

const longTypes = /^(u?int64|sint64|s?fixed64)$/

/** Undefined for what is there or not, such as a message or a choice. */
function zeroOf({ type, hasPresence, resolvedType }: protobuf.Field): unknown {
  if (hasPresence || isMessage(resolvedType)) return undefined
  if (resolvedType) return resolvedType.valuesById[0]
  if (type === 'bool') return false
  if (type === 'string' || type === 'bytes') return ''
  return longTypes.test(type) ? '0' : 0
}
