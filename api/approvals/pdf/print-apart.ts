import { keepWarm } from '../../../bpmn/apart/keep-warm.ts'
import { DomainError } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import type { PdfAnswer } from './pdf-process.ts'
import type { Printed } from './printed.ts'

const timeoutMs = 30_000
const warm = keepWarm<Printed, PdfAnswer>(new URL('./pdf-process.ts', import.meta.url), { memoryMb: 384 })

/** As a PDF, in a process of its own: a long table takes seconds in which nobody else would be answered. */
export async function printApart(printed: Printed): Promise<Uint8Array> {
  const { answers, stop } = await warm.ask(printed, { count: 1, timeoutMs })
  const [answer] = answers
  if (stop?.reason === 'broken') throw new Error(stop.message.en)
  if (!answer) throw new DomainError('too_large', tooLarge)
  if ('fault' in answer) throw new Error(answer.fault)
  return answer.pdf
}

const tooLarge = text('内容太多，没能在时限内生成 PDF', 'This is too much to become a PDF in time')
