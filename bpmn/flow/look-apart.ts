import { DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { keepWarm } from '../apart/keep-warm.ts'
import type { FlowAnswer } from './flow-process.ts'
import type { FlowForm, SeenFlow } from './look-at-flow.ts'

const timeoutMs = 20_000

/** Two, so that a large flow does not hold up everybody else. */
const warm = keepWarm<FlowForm, FlowAnswer>(new URL('./flow-process.ts', import.meta.url), {
  memoryMb: 512,
  parallel: 2,
})

/** `lookAtFlow` in a process of its own. */
export async function lookAtFlowApart(form: FlowForm): Promise<SeenFlow> {
  const { answers, stop } = await warm.ask(form, { count: 1, timeoutMs })
  if (stop?.reason === 'broken') throw new Error(stop.message)
  const [answer] = answers
  if (!answer) throw invalid(Object.keys(form)[0] ?? '', tooLarge)
  if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.text, answer.refusal.extras)
  if ('fault' in answer) throw new Error(answer.fault)
  return answer.seen
}

const tooLarge = text('流程太大，未能在时限内处理', 'The flow is too large: it could not be worked through in time')
