import { describe, expect, test } from 'vitest'
import { jobInput } from './job.ts'
import { type RunPlan, renderHttpConfig, renderScriptConfig } from './run-config.ts'

function planOf(job: object, params: Record<string, unknown> = {}): RunPlan {
  return {
    runId: 42,
    jobId: 7,
    scheduledAt: new Date('2027-02-28T16:30:00Z'),
    startTime: new Date('2027-02-28T16:31:00Z'),
    definition: jobInput.parse({ name: 'a job', ...job }),
    params,
  }
}

const params = [
  { name: 'n', type: 'number', default: 5 },
  { name: 'who', default: 'me' },
]

describe('an http call', () => {
  const config = {
    method: 'POST',
    url: 'https://example.com/{yesterday}?n={params.n}',
    headers: { 'X-Run': '{runId}' },
    query: { n: '{params.n}' },
    body: { n: '{params.n}', text: 'n={params.n}', day: '{today:yyyyMMdd}' },
  }

  test('has texts everywhere but in its body, where a parameter keeps its type', () => {
    expect(renderHttpConfig(planOf({ job_type: 'http', params, config }))).toMatchObject({
      url: 'https://example.com/2027-02-28?n=5',
      headers: { 'X-Run': '42' },
      query: { n: '5' },
      body: { n: 5, text: 'n=5', day: '20270301' },
    })
  })

  test('needs no body', () => {
    expect(renderHttpConfig(planOf({ job_type: 'http', config: { url: 'https://x' } }))).not.toHaveProperty('body')
  })

  test('that its parameters made faulty is refused', () => {
    const plan = planOf(
      { job_type: 'http', params, config: { url: '{params.who}', headers: { a: '{params.who}' } } },
      { who: 'x'.repeat(9000) },
    )
    expect(() => renderHttpConfig(plan)).toThrow('With its parameters filled in')
  })
})

describe('a script', () => {
  const config = { script: 'echo {params.who} {today}', args: ['{params.who}'], env: { WHO: '{params.who}' } }

  test('gets its parameters in text, arguments and environment', () => {
    expect(renderScriptConfig(planOf({ job_type: 'shell', params, config }))).toMatchObject({
      script: 'echo me 2027-03-01',
      args: ['me'],
      env: { WHO: 'me' },
    })
  })

  test('does not run what a parameter says', () => {
    const given = { who: '$(reboot)' }
    expect(() => renderScriptConfig(planOf({ job_type: 'shell', params, config }, given))).toThrow(
      'pass it by args or env',
    )
    const { args, env } = renderScriptConfig(
      planOf({ job_type: 'shell', params, config: { ...config, script: 'echo "$1"' } }, given),
    )
    expect([args, env]).toEqual([['$(reboot)'], { WHO: '$(reboot)' }])
  })
})
