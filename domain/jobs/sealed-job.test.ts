import { describe, expect, test } from 'vitest'
import { testSecrets as box } from '../../tooling/testing/secrets.ts'
import { secretMask } from '../audit/mask-secrets.ts'
import { type JobInput, jobInput } from './job.ts'
import { checkJob } from './job-rules.ts'
import { keepSecrets } from './kept-secrets.ts'
import { hideSecrets, openJob, sealJob } from './sealed-job.ts'
import { sealedParams } from './sealed-params.ts'
import { isSealed } from './sealed-values.ts'

const job = (config: Record<string, unknown> = {}, params: Record<string, unknown>[] = [], type = 'http'): JobInput =>
  jobInput.parse({
    name: 'a job',
    job_type: type,
    config: type === 'http' ? { url: 'https://a.example/x', ...config } : { script: 'true', ...config },
    params,
  })
const stored = (input: JobInput, id = 7) => ({ ...sealJob(box, id, keepSecrets(box, input)), id })
const headersOf = ({ config }: { config: JobInput['config'] }) => ('headers' in config ? config.headers : {})
const faultsOf = (run: () => unknown): Record<string, string> => {
  try {
    run()
  } catch (error) {
    const { fields = [] } = (error as { extras: { fields?: { field: string; message: { en: string } }[] } }).extras
    return Object.fromEntries(fields.map(({ field, message }) => [field, message.en]))
  }
  return {}
}

describe('what is marked', () => {
  test('is what has a secret name, where a config names nothing', () => {
    const kept = stored(
      job({ headers: { Authorization: 'Bearer t', Accept: '*/*' }, query: { api_key: 'k', page: '1' } }),
    )
    expect(kept.config.secrets).toEqual(['headers.Authorization', 'query.api_key'])
    expect(isSealed(headersOf(kept).Authorization)).toBe(true)
    expect(headersOf(kept).Accept).toBe('*/*')
  })

  test('is what a config names, and nothing besides', () => {
    const kept = stored(job({ headers: { Authorization: 'public', 'X.Own': 'mine' }, secrets: ['headers.X.Own'] }))
    expect(headersOf(kept).Authorization).toBe('public')
    expect(isSealed(headersOf(kept)['X.Own'])).toBe(true)
  })

  test('has to be there, where secrets may stand', () => {
    const faults = faultsOf(() => stored(job({ headers: { A: '1' }, secrets: ['headers.B', 'url', 'body.x'] })))
    expect(Object.keys(faults)).toEqual(['config.secrets.0', 'config.secrets.1', 'config.secrets.2'])
  })

  test('is the default of a secret parameter, of whatever type', () => {
    const kept = stored(job({}, [{ name: 'pin', type: 'number', default: 1234, secret: true }]))
    expect(isSealed(kept.params[0]?.default)).toBe(true)
    expect(openJob(box, 7, kept).params[0]?.default).toBe(1234)
  })
})

describe('what is sealed', () => {
  const input = job({ headers: { 'X-Key': 'plain value' }, secrets: ['headers.X-Key'] })

  test('opens again for its job, and for no other', () => {
    expect(openJob(box, 7, stored(input)).config).toEqual(input.config)
    expect(() => openJob(box, 8, stored(input))).toThrow('config.headers.X-Key of the job cannot be opened')
  })

  test('does not open under another name', () => {
    const { config, ...rest } = stored(input)
    const moved = { ...config, headers: { 'X-Log': headersOf({ config })['X-Key'] ?? '' }, secrets: ['headers.X-Log'] }
    expect(() => openJob(box, 7, { ...rest, config: moved })).toThrow('cannot be opened')
  })

  test('is shown as the mask', () => {
    const shown = hideSecrets(
      stored(
        job({ headers: { 'X-Key': 'v' }, secrets: ['headers.X-Key'] }, [{ name: 'p', default: 'd', secret: true }]),
      ),
    )
    expect(headersOf(shown)).toEqual({ 'X-Key': secretMask })
    expect(shown.params[0]?.default).toBe(secretMask)
  })

  test('cannot be written by anybody else: a text of its form is refused', () => {
    const text = headersOf(stored(input))['X-Key'] ?? ''
    const forged = job({ body: [{ deep: text }], headers: { A: text } }, [{ name: 'p', default: text }])
    expect(Object.keys(faultsOf(() => checkJob(forged)))).toEqual(['config.headers', 'config.body', 'params.0.default'])
  })

  test('keeps its seal while its value stays', () => {
    const before = stored(input)
    const masked = { ...input, config: { ...input.config, headers: { 'X-Key': secretMask } } } as JobInput
    for (const next of [input, masked]) {
      expect(sealJob(box, 7, keepSecrets(box, next, before), before).config).toEqual(before.config)
    }
  })
})

describe('the mask that comes back', () => {
  const before = stored(
    job({ headers: { 'X-Key': 'old' }, secrets: ['headers.X-Key'] }, [
      { name: 'pin', type: 'number', default: 1, secret: true },
    ]),
  )
  const masked = (config: Record<string, unknown> = {}, param: Record<string, unknown> = {}) =>
    job({ headers: { 'X-Key': secretMask }, secrets: ['headers.X-Key'], ...config }, [
      { name: 'pin', type: 'number', default: secretMask, secret: true, ...param },
    ])

  test('stands for what is stored, whatever its type', () => {
    checkJob(masked())
    expect(keepSecrets(box, masked(), before)).toMatchObject({
      config: { headers: { 'X-Key': 'old' } },
      params: [{ default: 1 }],
    })
  })

  test('is not needed where rules of columns put back what is stored, as it is stored', () => {
    const putBack = { ...masked(), config: before.config, params: before.params } as JobInput
    const kept = keepSecrets(box, putBack, before)
    expect(headersOf(kept)).toEqual({ 'X-Key': 'old' })
    expect(sealJob(box, 7, kept, before)).toMatchObject({ config: before.config, params: before.params })
  })

  test('stands for nothing in a new job, in a copy, and under another name', () => {
    expect(Object.keys(faultsOf(() => keepSecrets(box, masked())))).toEqual([
      'config.headers.X-Key',
      'params.0.default',
    ])
    const renamed = masked({ headers: { 'X-Other': secretMask }, secrets: ['headers.X-Other'] }, { name: 'other' })
    expect(faultsOf(() => keepSecrets(box, renamed, before))).toEqual({
      'config.headers.X-Other': expect.stringContaining('Enter this secret'),
      'params.0.default': expect.stringContaining('Enter this secret'),
    })
  })

  test('makes nothing public that was secret', () => {
    const open = masked({ secrets: [] }, { secret: false })
    expect(faultsOf(() => keepSecrets(box, open, before))).toEqual({
      'config.headers.X-Key': expect.stringContaining('no longer secret'),
      'params.0.default': expect.stringContaining('no longer secret'),
    })
  })

  test('does not send a secret to another host', () => {
    const elsewhere = masked({ url: 'https://evil.example/x' })
    expect(faultsOf(() => keepSecrets(box, elsewhere, before))).toEqual({
      'config.headers.X-Key': expect.stringContaining('elsewhere'),
      'params.0.default': expect.stringContaining('elsewhere'),
    })
    expect(faultsOf(() => keepSecrets(box, masked({ url: 'https://A.example/other?y=1' }), before))).toEqual({})
  })
})

describe('parameters of a run', () => {
  const declared = stored(job({}, [{ name: 'pin', default: 'usual', secret: true }, { name: 'day' }]))
  const open = (params: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isSealed(value) ? 'sealed' : value]))
  const first = sealedParams(box, { job: declared, given: { pin: 'mine', day: '1' } })

  test('are sealed where they are secret', () => {
    expect(open(first)).toEqual({ pin: 'sealed', day: '1' })
    expect(open(sealedParams(box, { job: declared, given: {} }))).toEqual({ pin: 'sealed' })
  })

  test.each([
    ['the same again', undefined, 'mine'],
    ['a mask', { pin: secretMask }, 'mine'],
    ['another one', { pin: 'other' }, 'other'],
    ['nothing', {}, 'usual'],
  ])('of a rerun with %s', (_name, given, expected) => {
    const again = sealedParams(box, { job: declared, given, before: { job: declared, params: first } })
    const run = { ...declared, params: [{ ...declared.params[0], default: again.pin }] } as typeof declared
    expect(openJob(box, 7, run).params[0]?.default).toBe(expected)
  })

  test('of a rerun leave out what is no longer secret', () => {
    const now = stored(job({}, [{ name: 'pin' }, { name: 'day' }]))
    expect(sealedParams(box, { job: now, given: undefined, before: { job: declared, params: first } })).toEqual({
      day: '1',
    })
  })

  test('of the form of sealed ones are refused', () => {
    expect(Object.keys(faultsOf(() => sealedParams(box, { job: declared, given: { day: first.pin } })))).toEqual([
      'params.day',
    ])
  })
})
