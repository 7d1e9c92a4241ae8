import { DomainError } from '../../domain/errors.ts'
import { answerQuestions } from '../apart/answer-questions.ts'
import { type ApprovalForm, lookAtApproval, type SeenApproval } from '../approval/look-at-approval.ts'
import { type FlowForm, lookAtFlow, type SeenFlow } from '../flow/look-at-flow.ts'

export type Question = { flow: FlowForm } | { approval: ApprovalForm }
export type Answer<Seen> =
  | { seen: Seen }
  | { refusal: Pick<DomainError, 'code' | 'text' | 'extras'> }
  | { fault: string }

answerQuestions<Question, Answer<SeenFlow | SeenApproval>>(async (question, answer) => answer(await answerTo(question)))

async function answerTo(question: Question): Promise<Answer<SeenFlow | SeenApproval>> {
  try {
    return { seen: await ('flow' in question ? lookAtFlow(question.flow) : lookAtApproval(question.approval)) }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: { code: error.code, text: error.text, extras: error.extras } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
