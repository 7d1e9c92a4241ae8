import type { JobParam } from '../jobs/job.ts'
import { readParam } from '../jobs/param-values.ts'
import { type Text, text } from '../text.ts'

/** The fields that a node's result has, each with its type, as its drawer says. */
export type NodeOutputs = Record<string, JobParam['type']>

/** What is wrong with a result whose fields were promised; of a node that promises nothing, nothing is. */
export function outputFault(outputs: NodeOutputs | undefined, result: unknown): Text | undefined {
  if (!outputs) return undefined
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return noFields(Object.keys(outputs))
  for (const [name, type] of Object.entries(outputs)) {
    const value: unknown = Object.hasOwn(result, name) ? Reflect.get(result, name) : undefined
    if (value === undefined) return missing(name)
    const fault = value === null ? undefined : faultOf(type, value)
    if (fault) return text(`输出“${name}”${fault.zh}`, `The output "${name}" ${fault.en}`)
  }
  return undefined
}

/** Unlike a parameter, what others count with has to be of its type: a number that is written as a text is none. */
function faultOf(type: JobParam['type'], value: unknown): Text | undefined {
  const read = readParam(type, value)
  if ('fault' in read) return read.fault
  return read.value === value ? undefined : text('类型不符', `is a ${typeof value}, not a ${type}`)
}

function noFields(names: string[]): Text {
  return text(
    `结果须为对象，含有输出 ${names.join('、')}`,
    `The result has to be an object with the outputs ${names.join(', ')}`,
  )
}

function missing(name: string): Text {
  return text(`结果里没有声明的输出“${name}”`, `The result lacks the output "${name}", which the node declares`)
}
