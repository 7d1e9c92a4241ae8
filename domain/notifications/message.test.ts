import { describe, expect, it } from 'vitest'
import { isMailAddress } from './message.ts'

describe('a mail address', () => {
  it.each(['zhang.san+ops@example.com', 'a@b', '张三@例子.中国'])('may be %s', (address) => {
    expect(isMailAddress(address)).toBe(true)
  })

  it.each([
    ['', 'nothing'],
    ['a@example.com,b@example.com', 'a list'],
    ['Zhang <a@example.com>', 'a name'],
    ['a@example.com\r\nRCPT TO:<b@example.com>', 'a command'],
    ['"a b"@example.com', 'quoted'],
    ['a@b@c', 'two of them'],
    [`${'a'.repeat(65)}@example.com`, 'too long'],
  ])('may not be %j: %s', (address) => {
    expect(isMailAddress(address)).toBe(false)
  })
})
