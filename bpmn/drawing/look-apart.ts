import { DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { keepWarm } from '../apart/keep-warm.ts'
import type { ApprovalForm, SeenApproval } from '../approval/look-at-approval.ts'
import type { FlowForm, SeenFlow } from '../flow/look-at-flow.ts'
import type { Answer, Question } from './look-process.ts'

const timeoutMs = 20_000

/** Two, so that a large drawing does not hold up everybody else. */
const warm = keepWarm<Question, Answer<SeenFlow | SeenApproval>>(new URL('./look-process.ts', import.meta.url), {
  memoryMb: 512,
  parallel: 2,
})

/** `lookAtFlow` in a process of its own. */
export async function lookAtFlowApart(flow: FlowForm): Promise<SeenFlow> {
  return (await ask({ flow }, Object.keys(flow)[0])) as SeenFlow
}

/** `lookAtApproval` in a process of its own. */
export async function lookAtApprovalApart(approval: ApprovalForm): Promise<SeenApproval> {
  return (await ask({ approval }, 'bpmn_xml' in approval ? 'bpmn_xml' : 'nodes')) as SeenApproval
}

/** What is seen is of the kind that was asked for. */
async function ask(question: Question, field = ''): Promise<SeenFlow | SeenApproval> {
  const { answers, stop } = await warm.ask(question, { count: 1, timeoutMs })
  if (stop?.reason === 'broken') throw new Error(stop.message.en)
  const [answer] = answers
  if (!answer) throw invalid(field, tooLarge)
  if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.text, answer.refusal.extras)
  if ('fault' in answer) throw new Error(answer.fault)
  return answer.seen
}

const tooLarge = text('流程太大，未能在时限内处理', 'The process is too large: it could not be worked through in time')
