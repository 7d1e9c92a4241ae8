import { answerQuestions } from '../apart/answer-questions.ts'
import { type Evaluation, evaluateHere } from './evaluate-here.ts'

export type Asked = { expression: string; context: Record<string, unknown> }

answerQuestions<Asked[], Evaluation>((expressions, answer) => {
  for (const { expression, context } of expressions) answer(evaluateHere(expression, context))
})
