import { readFile } from 'node:fs/promises'
import { type DrawnProcess, drawnProcess, type ProcessKind } from '../../bpmn/lint/drawn-process.ts'
import { openBpmn } from '../../bpmn/model/open-bpmn.ts'
import type { GraphProblem } from '../../domain/flows/graph-rules.ts'

/** What a rule finds in a file beside its test: `element: English / Chinese`. */
export function createLint(rule: (drawn: DrawnProcess) => GraphProblem[], testUrl: string, kind: ProcessKind = 'flow') {
  return async (file: string): Promise<string[]> => {
    const definitions = await openBpmn(await readFile(new URL(file, testUrl), 'utf8'))
    return rule(drawnProcess(definitions, kind)).map(
      ({ element_id, message }) => `${element_id}: ${message.en} / ${message.zh}`,
    )
  }
}
