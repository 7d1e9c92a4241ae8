import { expect, test } from 'vitest'
import { z } from 'zod'
import { text } from './text.ts'
import { fieldErrors } from './zod-fields.ts'

function errorsOf(schema: z.ZodType, value: unknown): Record<string, [string, string]> {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) throw new Error('was accepted')
  return Object.fromEntries(
    fieldErrors(result.error.issues).map(({ field, message }) => [field, [message.zh, message.en]]),
  )
}

test('tells type, range, length, format and unknown fields in both languages', () => {
  const schema = z.strictObject({
    name: z.string().min(1).max(5),
    code: z.string().min(3),
    age: z.int().min(1).max(9),
    ratio: z.number().gt(0).lt(1),
    tags: z.array(z.string()).max(1),
    email: z.email(),
    at: z.iso.datetime({ offset: true }),
    kind: z.enum(['a', 'b']),
    fixed: z.literal(3),
    missing: z.string(),
    shaped: z.string().regex(/^x$/),
    flag: z.boolean(),
  })
  expect(
    errorsOf(schema, {
      name: '',
      code: 'ab',
      age: 10,
      ratio: 1,
      tags: ['a', 'b'],
      email: 'x',
      at: '2026',
      kind: 'c',
      fixed: 4,
      shaped: 'y',
      flag: 'true',
      extra: 1,
      other: 2,
    }),
  ).toEqual({
    name: ['不能为空', 'This must not be empty'],
    code: ['至少 3 个字符', 'At least 3 characters'],
    age: ['不能大于 9', 'Must not be greater than 9'],
    ratio: ['须小于 1', 'Must be less than 1'],
    tags: ['最多 1 项', 'At most 1 items'],
    email: ['邮箱格式不正确', 'This is not an e-mail address'],
    at: [
      '须为带时区的时间，例如 2026-01-31T08:00:00+08:00',
      'Must be a time with its offset, such as 2026-01-31T08:00:00+08:00',
    ],
    kind: ['须为以下之一：a, b', 'Must be one of: a, b'],
    fixed: ['须为 3', 'Must be 3'],
    missing: ['必填', 'This is required'],
    shaped: ['格式不正确', 'This does not have the right form'],
    flag: ['须为布尔值 true 或 false', 'Must be true or false'],
    extra: ['未知字段', 'There is no such field'],
    other: ['未知字段', 'There is no such field'],
  })
})

test('names fields by their whole path', () => {
  const schema = z.object({ items: z.array(z.object({ id: z.int() })) })
  expect(Object.keys(errorsOf(schema, { items: [{ id: 1 }, { id: 'x' }] }))).toEqual(['items.1.id'])
})

test('names the whole body when it is no object at all', () => {
  expect(errorsOf(z.object({}), [])).toEqual({ body: ['须为对象', 'Must be an object'] })
})

test('says which kinds there are when the kind of a record is unknown', () => {
  const schema = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('http'), url: z.string() }),
    z.object({ kind: z.literal('shell') }),
  ])
  expect(errorsOf(schema, { kind: 'x' })).toEqual({
    kind: ['须为以下之一：http, shell', 'Must be one of: http, shell'],
  })
  expect(errorsOf(schema, { kind: 'http' })).toEqual({ url: ['必填', 'This is required'] })
})

test('of several forms tells about the one that comes closest', () => {
  const schema = z.object({ v: z.union([z.int().min(100), z.string().min(2)]) })
  expect(errorsOf(schema, { v: 5 })).toEqual({ v: ['不能小于 100', 'Must not be less than 100'] })
  expect(errorsOf(schema, { v: true })).toEqual({ v: ['格式不正确', 'This does not have the right form'] })
})

test('gives the words of our own checks', () => {
  const schema = z.object({ a: z.string().refine((value) => value !== 'x', { params: text('不行', 'No') }) })
  expect(errorsOf(schema, { a: 'x' })).toEqual({ a: ['不行', 'No'] })
})

test('refuses a name that a record does not allow', () => {
  expect(errorsOf(z.object({ env: z.record(z.string().regex(/^[A-Z]+$/), z.string()) }), { env: { a: '1' } })).toEqual({
    'env.a': ['名称不符合要求', 'This name is not allowed'],
  })
})
