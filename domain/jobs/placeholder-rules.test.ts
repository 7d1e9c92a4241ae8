import { describe, expect, test } from 'vitest'
import { DomainError } from '../errors.ts'
import type { JobParam } from './job.ts'
import {
  checkPlaceholders,
  type PlaceholderContext,
  renderJson,
  renderPlaceholders,
  renderScript,
  resolveParams,
} from './placeholder-rules.ts'

const param = (name: string, rest: Partial<JobParam> = {}): JobParam => ({
  name,
  type: 'string',
  required: false,
  secret: false,
  ...rest,
})

/** Scheduled at 00:30 of 1 March 2027 in Shanghai, started a minute later. */
const run: PlaceholderContext = {
  runId: 42,
  jobId: 7,
  scheduledAt: new Date('2027-02-28T16:30:00Z'),
  startTime: new Date('2027-02-28T16:31:05.250Z'),
  definition: { timezone: 'Asia/Shanghai', params: [] },
  params: {},
}
const withParams = (params: JobParam[], given: Record<string, unknown> = {}): PlaceholderContext => ({
  ...run,
  definition: { ...run.definition, params },
  params: given,
})
const render = (content: string, context: PlaceholderContext = run) => renderPlaceholders(content, context)

describe('times count from the scheduled time in the zone of the job', () => {
  test.each([
    ['{today}', '2027-03-01'],
    ['{yesterday}', '2027-02-28'],
    ['{scheduledTime}', '2027-03-01 00:30:00'],
    ['{runTime}', '2027-03-01 00:31:05'],
    ['{scheduledTime:yyyyMMdd}', '20270301'],
    ['{scheduledTime-1d:yyyy-MM-dd}', '2027-02-28'],
    ['{today:yy/M/d H:m:s}', '27/3/1 0:0:0'],
    ['{yesterday:yyyy-MM-dd HH:mm}', '2027-02-28 00:00'],
    ['{runTime:HHmmss.SSS}', '003105.250'],
    ["{scheduledTime:yyyy-MM-dd'T'HH:mm:ssXXX}", '2027-03-01T00:30:00+08:00'],
    ['{scheduledTime:yyyy年M月d日}', '2027年3月1日'],
    ['{scheduledTime-45s}', '2027-03-01 00:29:15'],
    ['{scheduledTime+90m:HH:mm}', '02:00'],
    ['{scheduledTime-2h:dd HH}', '28 22'],
    ['{today+1w}', '2027-03-08'],
    ['{today-1M}', '2027-02-01'],
    ['{today+1y-1d}', '2028-02-29'],
    ['{today+30d-1M}', '2027-02-28'],
    ['{today-3M:yyyyMM}', '202612'],
    ['{yesterday-1d}', '2027-02-27'],
    ['{scheduledTime-1h-1d:dd HH}', '27 23'],
  ])('%s is %s', (content, expected) => {
    expect(render(content)).toBe(expected)
  })

  test('a day of the calendar keeps its hour where clocks change, an hour is an hour', () => {
    const context: PlaceholderContext = {
      ...run,
      scheduledAt: new Date('2027-03-14T13:00:00Z'),
      definition: { timezone: 'America/New_York', params: [] },
    }
    expect(render('{scheduledTime-1d:dd HH:mm XXX}', context)).toBe('13 09:00 -05:00')
    expect(render('{scheduledTime-24h:dd HH:mm XXX}', context)).toBe('13 08:00 -05:00')
    expect(render('{scheduledTime:HH:mm XXX}', context)).toBe('09:00 -04:00')
  })

  test('what leads beyond the calendar has no value', () => {
    expect(refusalOf(() => render('{today+999999y}'))).toMatchObject({ code: 'placeholder' })
    expect(refusalOf(() => render('{today-2027y-999999M}'))).toMatchObject({ code: 'placeholder' })
  })
})

test('a run names itself, its job and its shard', () => {
  expect(render('{taskId}/{runId}/{shardIndex}/{shardTotal}')).toBe('7/42/0/1')
  expect(render('{shardIndex} of {shardTotal}', { ...run, shardIndex: 2, shardTotal: 3 })).toBe('2 of 3')
  const { code, text } = refusalOf(() => render('{taskId}', { ...run, jobId: null }))
  expect([code, text.en]).toEqual(['placeholder', '{taskId} has no value'])
})

describe('what is no placeholder stays as it is', () => {
  test.each([
    '',
    'plain',
    '}',
    '}}',
    '{}',
    '{ }',
    '{"a":{"b":{}}}',
    '{"a": {"b": 1}, "c": "}"}',
    '{ today }',
    '{today',
    `\${HOME} \${HOME:-/root} \${today}`,
    "awk '{print $1}'",
    '{1..5} {a,b}',
    'if (x) {return 1}',
    'function f() {\n  return today\n}',
    '{name\n}',
    '{foo:{bar',
    '{日期}',
    'find . -exec rm {} \\;',
  ])('%j', (content) => {
    expect(checkPlaceholders({ script: content }, [])).toEqual([])
    expect(render(content)).toBe(content)
  })

  test.each([
    ['{{', '{'],
    ['{{today}', '{today}'],
    ['{{today}}', '{today}}'],
    ['{{{{today}', '{{today}'],
    ['{{{today}', '{2027-03-01'],
    ['{{print}', '{print}'],
    ['a {{ b', 'a { b'],
    ['{{.State}', '{.State}'],
    ['{"day":{"is":"{today}"}}', '{"day":{"is":"2027-03-01"}}'],
    ['{"a":{today}}', '{"a":2027-03-01}'],
    ['$ {today}', '$ 2027-03-01'],
  ])('%s with {{ for a brace gives %s', (content, expected) => {
    expect(checkPlaceholders(content, [])).toEqual([])
    expect(render(content)).toBe(expected)
  })
})

describe('a check when a job is saved', () => {
  test.each([
    ['{foo}', '不是已知的占位符；要写花括号本身请用 {{', '{foo} is no known placeholder; for a brace itself write {{'],
    ['{foo:x}', '不是已知的占位符', '{foo:x} is no known placeholder'],
    ['{Today}', '不是已知的占位符', '{Today} is no known placeholder'],
    ['{print}', '请用 {{', '{print} is no known placeholder'],
    ['{foo.bar}', '不是已知的占位符', 'is no known placeholder'],
    ['{today-1x}', '偏移或格式有误', '{today-1x} has a faulty offset or format'],
    ['{today-}', '偏移或格式有误', 'has a faulty offset or format'],
    ['{today.x}', '偏移或格式有误', 'has a faulty offset or format'],
    ['{today:}', '偏移或格式有误', 'has a faulty offset or format'],
    ['{today:YYYY-MM-DD}', '格式只能用', '{today:YYYY-MM-DD} has a faulty format: there are yyyy'],
    ["{today:yyyy'T}", '格式只能用', 'has a faulty format'],
    ['{runId:5}', '不能带格式或偏移', '{runId:5} takes no format or offset'],
    ['{shardIndex+1}', '不能带格式或偏移', 'takes no format or offset'],
    ['{params}', '须写成 {params.参数名}', 'has to be written {params.name}'],
    ['{params.a.b}', '须写成 {params.参数名}', 'has to be written {params.name}'],
    ['{nodes.A}', '须写成 {nodes.节点.result.字段}', 'has to be written {nodes.A.result.field}'],
    ['{nodes.A.output.x}', '须写成', 'has to be written'],
    ['{params.missing}', '没有声明这个参数', '{params.missing} is not declared as a parameter'],
  ])('refuses %s', (content, zh, en) => {
    const [error, ...others] = checkPlaceholders({ url: `https://example.com/${content}` }, [param('x')])
    expect(others).toEqual([])
    expect(error?.field).toBe('config.url')
    expect(error?.message.zh).toContain(zh)
    expect(error?.message.en).toContain(en)
  })

  test('names every place, however deep', () => {
    const config = {
      method: 'POST',
      headers: { 'X-Date': '{yesterday:yyyyMMdd}', 'X-Bad': '{bad}' },
      body: { list: ['{params.x}', { inner: '{params.y} {worse}' }], count: 3, none: null },
    }
    expect(checkPlaceholders(config, [param('x')]).map(({ field }) => field)).toEqual([
      'config.headers.X-Bad',
      'config.body.list.1.inner',
      'config.body.list.1.inner',
    ])
  })

  test('takes what a flow fills in', () => {
    expect(checkPlaceholders('{nodes.load-1.result} {nodes.A.result.rows.0.id} {nodes.A.status}', [])).toEqual([])
  })

  test('looks at the defaults of parameters, and at their types where they hold no placeholder', () => {
    const params = [
      param('day', { type: 'date', default: '{yesterday}' }),
      param('bad_day', { type: 'date', default: '2027-02-30' }),
      param('count', { type: 'number', default: 'three' }),
      param('other', { default: '{params.day}' }),
      param('unknown', { type: 'json', default: { a: ['{nope}'] } }),
    ]
    expect(checkPlaceholders({}, params).map(({ field, message }) => [field, message.en])).toEqual([
      ['params.1.default', 'has to be a date like 2027-01-31'],
      ['params.2.default', 'has to be a number'],
      ['params.3.default', 'The value of a parameter cannot refer to parameters'],
      ['params.4.default.a.0', '{nope} is no known placeholder; for a brace itself write {{'],
    ])
  })
})

describe('the parameters of a run', () => {
  const declared = [
    param('region', { required: true }),
    param('limit', { type: 'number', default: 100 }),
    param('dry', { type: 'boolean' }),
    param('day', { type: 'date', default: '{yesterday}' }),
    param('extra', { type: 'json' }),
  ]

  test('are what was given, else the defaults', () => {
    expect(resolveParams(declared, { region: 'east', extra: { a: [1] } })).toEqual({
      region: 'east',
      limit: 100,
      day: '{yesterday}',
      extra: { a: [1] },
    })
  })

  test('come out the same when resolved again', () => {
    const once = resolveParams(declared, { region: 'east', limit: '5', dry: 'true' })
    expect(once).toMatchObject({ limit: 5, dry: true })
    expect(resolveParams(declared, once)).toEqual(once)
  })

  test('are refused by name when undeclared, missing or of another type', () => {
    const given = { nope: 1, __proto__: null, limit: 'many', dry: 'yes', day: '2027-02-30' }
    const { code, extras } = refusalOf(() => resolveParams(declared, given))
    expect(code).toBe('validation')
    expect(extras.fields?.map(({ field, message }) => [field, message.en])).toEqual([
      ['params.nope', 'No such parameter is declared'],
      ['params.region', 'This parameter is required'],
      ['params.limit', 'has to be a number'],
      ['params.dry', 'has to be true or false'],
      ['params.day', 'has to be a date like 2027-01-31'],
    ])
  })

  test.each([
    ['string', 'a', true],
    ['string', 5, true],
    ['string', false, true],
    ['string', { a: 1 }, false],
    ['number', -1.5, true],
    ['number', '1e3', true],
    ['number', '', false],
    ['number', '0x10', false],
    ['number', true, false],
    ['boolean', true, true],
    ['boolean', 'false', true],
    ['boolean', 0, false],
    ['date', '2028-02-29', true],
    ['date', '2027-02-29', false],
    ['date', '2027-2-1', false],
    ['date', 20270201, false],
    ['json', [{ a: 1 }], true],
    ['json', 'text', true],
  ] as const)('a %s can be %j: %s', (type, value, isTaken) => {
    const resolve = () => resolveParams([param('x', { type })], { x: value })
    if (isTaken) expect(resolve()).toHaveProperty('x')
    else expect(refusalOf(resolve).code).toBe('validation')
  })

  test('fill their own placeholders from the run, once', () => {
    const context = withParams(declared, { region: 'east-{runId}', extra: { at: '{scheduledTime:HH}' } })
    expect(render('{params.region} {params.day} {params.limit} {params.extra}', context)).toBe(
      'east-42 2027-02-28 100 {"at":"00"}',
    )
    expect(render('{params.region}', withParams([param('region')], { region: '{{today}' }))).toBe('{today}')
  })

  test('have their type when the run starts, also out of a placeholder', () => {
    const hour = param('hour', { type: 'number', default: '{scheduledTime:mm}' })
    expect(renderJson({ at: '{params.hour}' }, withParams([hour]))).toEqual({ at: 30 })
    const wrong = withParams([param('n', { type: 'number', default: '{today}' })])
    expect(refusalOf(() => render('{params.n}', wrong)).text.en).toBe('The parameter n has to be a number')
  })

  test('without a value are an error of the run', () => {
    expect(refusalOf(() => render('{params.x}', withParams([param('x')]))).text).toEqual({
      zh: '{params.x} 没有值',
      en: '{params.x} has no value',
    })
    expect(refusalOf(() => render('{params.x}')).code).toBe('placeholder')
  })
})

describe('filling in', () => {
  const nodes = { A: { status: 'success', result: { rows: [{ id: 9 }], name: 'x', none: null } } }

  test('reaches every text and keeps the rest as it is', () => {
    const config = { url: 'https://x/{today}', tries: 3, list: [null, true, '{runId}'], headers: { '{runId}': 'kept' } }
    expect(renderPlaceholders(config, run)).toEqual({
      url: 'https://x/2027-03-01',
      tries: 3,
      list: [null, true, '42'],
      headers: { '{runId}': 'kept' },
    })
  })

  test('takes results of nodes by path; a missing one is an error', () => {
    const context = { ...run, nodes }
    expect(render('{nodes.A.result.rows.0.id} {nodes.A.result.name} {nodes.A.status}', context)).toBe('9 x success')
    expect(render('{nodes.A.result.rows} {nodes.A.result.none}', context)).toBe('[{"id":9}] null')
    for (const content of ['{nodes.B.result}', '{nodes.A.result.rows.1.id}', '{nodes.A.result.constructor}']) {
      expect(refusalOf(() => render(content, context)).code).toBe('placeholder')
    }
    expect(refusalOf(() => render('{nodes.A.result}')).code).toBe('placeholder')
  })

  test('in JSON a text that is one parameter or result becomes its value', () => {
    const params = [param('n', { type: 'number' }), param('list', { type: 'json' }), param('s')]
    const context = { ...withParams(params, { n: '5', list: [1, 2], s: '5' }), nodes }
    expect(
      renderJson(
        { n: '{params.n}', list: '{params.list}', s: '{params.s}', id: '{nodes.A.result.rows.0.id}' },
        context,
      ),
    ).toEqual({ n: 5, list: [1, 2], s: '5', id: 9 })
    expect(renderJson(['n={params.n}', '{today}', '{runId}', 7], context)).toEqual(['n=5', '2027-03-01', 42, 7])
    expect(renderPlaceholders({ n: '{params.n}' }, context)).toEqual({ n: '5' })
  })

  test('a script takes only what it would not act on', () => {
    const say = (value: unknown, type: JobParam['type'] = 'string') =>
      renderScript(`echo "{params.x}" \${HOME} {today}`, withParams([param('x', { type })], { x: value }))
    expect(say('华东 a_b-c.d,e:f@g%h+i=j/k')).toBe(`echo "华东 a_b-c.d,e:f@g%h+i=j/k" \${HOME} 2027-03-01`)
    expect(say(5, 'number')).toBe(`echo "5" \${HOME} 2027-03-01`)
    for (const value of [
      '$(id)',
      '`id`',
      '"; id; "',
      "'",
      'a\nid',
      'a|b',
      'a&',
      '>x',
      'a\\',
      '*',
      '~',
      '#',
      '!',
      '\u0000',
      '\u2028',
    ]) {
      expect(refusalOf(() => say(value))).toMatchObject({ code: 'placeholder' })
    }
    expect(refusalOf(() => say({ a: 1 }, 'json')).text.en).toContain('pass it by args or env')
    expect(
      refusalOf(() => renderScript('{nodes.A.result}', { ...run, nodes: { A: { status: 'success', result: ';' } } }))
        .code,
    ).toBe('placeholder')
  })

  test('what was never checked is refused here too', () => {
    expect(refusalOf(() => render('{foo}')).text.en).toContain('is no known placeholder')
  })
})

function refusalOf(act: () => unknown): DomainError {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('It was taken.')
}
