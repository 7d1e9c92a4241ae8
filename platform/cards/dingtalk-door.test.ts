import { expect, test } from 'vitest'
import { createDingtalkDoor } from './dingtalk-door.ts'

const now = 1_700_000_000_000
const door = createDingtalkDoor({ tenants: ['corp'], key: 'card-secret' })
/** The vendor's own: over the time alone, with the key `card-secret`. */
const headers: Record<string, string> = {
  'x-ddpaas-signature-timestamp': '1700000000000',
  'x-ddpaas-signature': 'nR2bBbKzXJY/9jh6S3GAVl7SAAChYr7io5ODVfIT6r0=',
}
const read = (event: object, at = now) =>
  door.read({
    ...{ header: (name: string) => headers[name], query: new URLSearchParams(), now: at },
    body: Buffer.from(JSON.stringify(event)),
  })
const pressed = { type: 'actionCallback', outTrackId: 'card-1', corpId: 'corp', userId: 'u1' }
const content = JSON.stringify({ cardPrivateData: { actionIds: ['reject'], params: { comment: 'no' } } })

test('the door for DingTalk knows its signature, and for how long it holds', () => {
  const press = {
    ...{ token: 'card-1', decision: 'reject', comment: 'no', key: '1700000000000:reject' },
    by: { tenant: 'corp', recipient: 'u1' },
  }
  expect(read({ ...pressed, content })).toEqual({ kind: 'press', press })
  expect(read({ ...pressed, value: content })).toEqual({ kind: 'press', press })
  expect(() => read({ ...pressed, content }, now + 301_000)).toThrow(/too old/)
})

test('it passes over what is no press of one of our buttons', () => {
  expect(read({ ...pressed, content: 'no JSON' })).toEqual({ kind: 'other' })
  expect(
    read({ ...pressed, content: JSON.stringify({ cardPrivateData: { actionIds: ['approve', 'reject'] } }) }),
  ).toEqual({
    kind: 'other',
  })
  expect(read({ ...pressed, type: 'other', content })).toEqual({ kind: 'other' })
})
