import { DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { openThread } from '../apart/open-thread.ts'
import type { FlowAnswer } from './flow-thread.ts'
import type { FlowForm, SeenFlow } from './look-at-flow.ts'

const timeoutMs = 20_000

/** `lookAtFlow` in a thread of its own, so that a large flow holds up nobody else. */
export async function lookAtFlowApart(form: FlowForm): Promise<SeenFlow> {
  const thread = await openThread<FlowForm, FlowAnswer>(flowThread, { memoryMb: 512 })
  try {
    const { answers, stop } = await thread.ask(form, { count: 1, timeoutMs })
    if (stop?.reason === 'broken') throw new Error(stop.message)
    const [answer] = answers
    if (!answer) throw invalid(Object.keys(form)[0] ?? '', tooLarge)
    if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.text, answer.refusal.extras)
    if ('fault' in answer) throw new Error(answer.fault)
    return answer.seen
  } finally {
    await thread.close()
  }
}

const flowThread = new URL('./flow-thread.ts', import.meta.url)
const tooLarge = text('流程太大，未能在时限内处理', 'The flow is too large: it could not be worked through in time')
