import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import { describe, expect, test } from 'vitest'
import { createSecretBox, parseSecretKeys } from './secrets.ts'
import { createPayloadCodec, executorPayloadKeys, platformPayloadKeys } from './temporal-codec.ts'

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const audienceOf = (id: string | undefined) =>
  id?.startsWith('exec:') ? 'executor' : id?.startsWith('theirs:') ? 'anybody' : 'platform'
const platformCodec = (keys: string, token = 'token') =>
  createPayloadCodec(platformPayloadKeys(createSecretBox({ keys: parseSecretKeys(keys) }), token), audienceOf)
const executorCodec = (token = 'token') => createPayloadCodec(executorPayloadKeys(token), () => 'executor')

const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value)
const readPayload = (sealed: Payload | undefined) => defaultPayloadConverter.fromPayload(sealed as Payload)
const activity = (activityId: string) => ({ type: 'activity', namespace: 'ops', activityId, isLocal: false }) as const

describe('a payload', () => {
  test('is sealed on its way to Temporal and comes back as it was', async () => {
    const codec = platformCodec(key(1))
    const [sealed] = await codec.encode([payload({ 密码: 's3cret' })])
    expect(Buffer.from(sealed?.data ?? []).toString()).not.toContain('s3cret')
    expect(JSON.stringify(sealed)).not.toContain('json/plain')
    const [opened] = await codec.decode([sealed as Payload])
    expect(readPayload(opened)).toEqual({ 密码: 's3cret' })
  })

  test('is read after the key was rotated, and not without the old one', async () => {
    const [sealed] = await platformCodec(`a:${key(1)}`).encode([payload('x')])
    const [opened] = await platformCodec(`b:${key(2)},a:${key(1)}`).decode([sealed as Payload])
    expect(readPayload(opened)).toBe('x')
    await expect(platformCodec(`b:${key(2)}`).decode([sealed as Payload])).rejects.toThrow('is not known here')
  })

  test('that was tampered with is refused', async () => {
    const codec = platformCodec(key(1))
    const [sealed] = await codec.encode([payload('x')])
    const data = Buffer.from(sealed?.data ?? [])
    data[20] = (data[20] ?? 0) ^ 1
    await expect(codec.decode([{ ...sealed, data }])).rejects.toThrow()
  })

  test('that came unsealed is read as it is', async () => {
    const [opened] = await platformCodec(key(1)).decode([payload(7)])
    expect(readPayload(opened)).toBe(7)
  })
})

describe('an executor', () => {
  test('reads what is addressed to it, and answers the platform', async () => {
    const [asked] = await platformCodec(key(1)).encode([payload('ticket')], activity('exec:1'))
    expect(readPayload((await executorCodec().decode([asked as Payload]))[0])).toBe('ticket')
    const [answered] = await executorCodec().encode([payload('done')])
    expect(readPayload((await platformCodec(key(1)).decode([answered as Payload]))[0])).toBe('done')
  })

  test('cannot read anything else', async () => {
    const [sealed] = await platformCodec(key(1)).encode([payload('plan')], activity('1'))
    await expect(executorCodec().decode([sealed as Payload])).rejects.toThrow('is not known here')
  })
})

test('what programs of others are to read goes as it is', async () => {
  const [sent] = await platformCodec(key(1)).encode([payload('hello')], activity('theirs:1'))
  expect(sent).toEqual(payload('hello'))
})
