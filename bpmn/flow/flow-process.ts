import { DomainError } from '../../domain/errors.ts'
import { answerQuestions } from '../apart/answer-questions.ts'
import { type FlowForm, lookAtFlow, type SeenFlow } from './look-at-flow.ts'

export type FlowAnswer =
  | { seen: SeenFlow }
  | { refusal: Pick<DomainError, 'code' | 'text' | 'extras'> }
  | { fault: string }

answerQuestions<FlowForm, FlowAnswer>(async (form, answer) => answer(await answerTo(form)))

async function answerTo(form: FlowForm): Promise<FlowAnswer> {
  try {
    return { seen: await lookAtFlow(form) }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: { code: error.code, text: error.text, extras: error.extras } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
