import { expect, test } from 'vitest'
import { freezeJob, jobInput } from './job.ts'
import { type RunPlan, renderHttpConfig, renderScriptConfig } from './run-config.ts'

function planOf(fields: Record<string, unknown>, params: Record<string, unknown> = {}): RunPlan {
  const definition = freezeJob(jobInput.parse({ name: 'a job', timezone: 'Asia/Shanghai', ...fields }))
  const scheduledAt = new Date('2026-03-01T17:00:00Z')
  return { runId: 7, jobId: 3, scheduledAt, startTime: scheduledAt, definition, params }
}

const shell = (config: Record<string, unknown>, params: Record<string, unknown> = {}) =>
  planOf({ job_type: 'shell', config, params: [{ name: 'who' }] }, params)

test('an http job is filled in everywhere, its body with types', () => {
  const plan = planOf(
    {
      job_type: 'http',
      config: {
        method: 'POST',
        url: 'https://example.com/{today}',
        query: { run: '{runId}' },
        headers: { 'X-Day': '{yesterday:yyyyMMdd}' },
        body: { limit: '{params.limit}', note: 'up to {params.limit}' },
      },
      params: [{ name: 'limit', type: 'number' }],
    },
    { limit: 20 },
  )
  expect(renderHttpConfig(plan)).toMatchObject({
    url: 'https://example.com/2026-03-02',
    query: { run: '7' },
    headers: { 'X-Day': '20260301' },
    body: { limit: 20, note: 'up to 20' },
    expect_status: '200-299',
  })
})

test('a script takes harmless values; arguments and variables take any', () => {
  expect(renderScriptConfig(shell({ script: 'echo {params.who} {today}' }, { who: '小 王' })).script).toBe(
    'echo 小 王 2026-03-02',
  )
  const nasty = '"; rm -rf / #$(id)'
  expect(() => renderScriptConfig(shell({ script: 'echo {params.who}' }, { who: nasty }))).toThrow(/args or env/)
  expect(() =>
    renderScriptConfig(shell({ script: 'sh a.sh', workdir_files: { 'a.sh': '{params.who}' } }, { who: nasty })),
  ).toThrow(/args or env/)
  expect(
    renderScriptConfig(
      shell({ script: 'echo "$1" "$WHO"', args: ['{params.who}'], env: { WHO: '{params.who}' } }, { who: nasty }),
    ),
  ).toMatchObject({
    args: [nasty],
    env: { WHO: nasty },
  })
})

test('what has no value, or makes the configuration invalid, is refused', () => {
  expect(() => renderScriptConfig(shell({ script: 'echo {params.who}' }))).toThrow(/params\.who/)
  expect(() => renderScriptConfig(shell({ script: 'x', args: ['{params.who}'] }, { who: 'y'.repeat(9000) }))).toThrow(
    /config\.args/,
  )
})
