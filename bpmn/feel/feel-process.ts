import { evaluate } from 'feelin'
import { answerQuestions } from '../apart/answer-questions.ts'
import { plainValue } from './plain-value.ts'

export type Asked = { expression: string; context: Record<string, unknown> }
export type Evaluation = { value: unknown } | { error: string }

answerQuestions<Asked[], Evaluation>((expressions, answer) => {
  for (const asked of expressions) answer(evaluation(asked))
})

/** A warning, such as an unknown name, is an error: FEEL would go on with null. */
function evaluation({ expression, context }: Asked): Evaluation {
  try {
    const { value, warnings } = evaluate(expression, context)
    const [warning] = warnings
    return warning ? { error: warning.message } : plainValue(value)
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
