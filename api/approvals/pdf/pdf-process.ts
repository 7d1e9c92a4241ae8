import { answerQuestions } from '../../../bpmn/apart/answer-questions.ts'
import { drawPrinted } from './draw-printed.ts'
import type { Printed } from './printed.ts'

export type PdfAnswer = { pdf: Uint8Array } | { fault: string }

answerQuestions<Printed, PdfAnswer>(async (printed, answer) => {
  try {
    answer({ pdf: await drawPrinted(printed) })
  } catch (error) {
    answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
