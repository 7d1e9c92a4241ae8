import { DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { openProcess } from '../apart/open-process.ts'
import type { FlowAnswer } from './flow-process.ts'
import type { FlowForm, SeenFlow } from './look-at-flow.ts'

const timeoutMs = 20_000

/** `lookAtFlow` in a process of its own, so that a large flow holds up nobody else. */
export async function lookAtFlowApart(form: FlowForm): Promise<SeenFlow> {
  const process = await openProcess<FlowForm, FlowAnswer>(flowProcess, { memoryMb: 512 })
  try {
    const { answers, stop } = await process.ask(form, { count: 1, timeoutMs })
    if (stop?.reason === 'broken') throw new Error(stop.message)
    const [answer] = answers
    if (!answer) throw invalid(Object.keys(form)[0] ?? '', tooLarge)
    if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.text, answer.refusal.extras)
    if ('fault' in answer) throw new Error(answer.fault)
    return answer.seen
  } finally {
    process.close()
  }
}

const flowProcess = new URL('./flow-process.ts', import.meta.url)
const tooLarge = text('流程太大，未能在时限内处理', 'The flow is too large: it could not be worked through in time')
