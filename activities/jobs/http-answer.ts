import { evaluateCondition } from '../../bpmn/feel/evaluate-condition.ts'
import type { AttemptOutcome } from '../../domain/jobs/attempt.ts'
import { isExpectedStatus } from '../../domain/jobs/http-rules.ts'
import type { HttpConfig } from '../../domain/jobs/kinds.ts'
import { keptResult, storableResult } from '../../domain/jobs/result-rules.ts'
import { text } from '../../domain/text.ts'
import type { EgressResponse } from '../../platform/egress/egress.ts'

export type ReadAnswer = {
  status: number
  headers: EgressResponse['headers']
  /** Parsed when it is JSON; null when empty or no text. */
  body: unknown
  /** The body as it came, where it is text. */
  content: string | undefined
}

export function readAnswer({ status, headers, body }: EgressResponse): ReadAnswer {
  const type = String(headers['content-type'] ?? '').toLowerCase()
  const content = isText(type, body) ? decode(body, type) : undefined
  return { status, headers, body: content ? parsed(content, type) : null, content }
}

/** Whether the answer is what the job expects; a wrong one may be right the next time. */
export async function judgeAnswer(answer: ReadAnswer, config: HttpConfig): Promise<AttemptOutcome> {
  const { status, headers, body } = answer
  const read = storableResult(body)
  const result = 'value' in read ? keptResult(read.value) : undefined
  const failed = (errorMsg: AttemptOutcome['errorMsg']): AttemptOutcome => ({
    status: 'failed',
    errorMsg,
    result,
    retryable: true,
  })
  if (!isExpectedStatus(config.expect_status, status)) {
    return failed(
      text(
        `响应状态码 ${status} 不符合期望（${config.expect_status}）`,
        `Answered with status ${status}, expected ${config.expect_status}`,
      ),
    )
  }
  if (config.expect_json !== undefined) {
    const verdict = await evaluateCondition(config.expect_json, { status, headers, body })
    if ('fault' in verdict) return failed(verdict.fault)
    if (!verdict.value) {
      return failed(
        text(
          `响应不满足期望：${config.expect_json}`,
          `The answer does not meet the expectation: ${config.expect_json}`,
        ),
      )
    }
  }
  return { status: 'success', result, retryable: false }
}

function isText(type: string, body: Buffer): boolean {
  if (/json|xml|text|javascript|x-www-form-urlencoded|yaml/.test(type)) return true
  return type === '' && !body.includes(0)
}

function decode(body: Buffer, type: string): string {
  const [, charset = 'utf-8'] = /charset="?([\w-]+)/.exec(type) ?? []
  try {
    return new TextDecoder(charset).decode(body)
  } catch {
    return body.toString('utf8')
  }
}

function parsed(content: string, type: string): unknown {
  if (!type.includes('json') && !/^\s*[[{]/.test(content)) return content
  try {
    return JSON.parse(content)
  } catch {
    return content
  }
}
