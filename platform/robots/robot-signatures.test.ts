import { expect, test } from 'vitest'
import { signDingtalk, signFeishu } from './robot-signatures.ts'

test('a robot of DingTalk is signed with its secret as the key', () => {
  expect(signDingtalk('SECtest', 1_700_000_000_000)).toBe('aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g=')
})

test('a robot of Feishu is signed with time and secret as the key', () => {
  expect(signFeishu('testsecret', 1_599_360_473)).toBe('363UeKLKin0EeG+hrOQd23TNUSH+orqAFf6mWFdhcD4=')
})
