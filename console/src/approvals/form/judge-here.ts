import { evaluateHere } from '../../../../bpmn/feel/evaluate-here.ts'
import type { Judge } from '../../../../bpmn/form/compute-form.ts'

/** Judges in the browser, which only shows what comes of it: the server judges anew. */
export const judgeHere: Judge = async (requests) =>
  new Map(
    requests.map(({ id, expression, context }) => {
      const found = evaluateHere(expression, context)
      return [id, 'error' in found ? { fault: found.error } : found]
    }),
  )
