import { describe, expect, test } from 'vitest'
import { type CardFacts, requestCard } from './request-card.ts'

const facts: CardFacts = {
  language: 'en',
  instanceId: 7,
  title: 'Leave',
  workflowName: 'Leave of absence',
  applicantName: 'Ann',
  nodeName: 'Head',
  form: {},
  formSchema: null,
  formRights: {},
  task: { status: 'open', verdict: null },
  closing: undefined,
  press: undefined,
}
const cardOf = (change: Partial<CardFacts>) => requestCard({ ...facts, ...change }, 'https://ops.example.com/')

describe('a card', () => {
  test('has buttons as long as its task is open', () => {
    expect(cardOf({})).toMatchObject({
      tone: 'open',
      link: { url: 'https://ops.example.com/approvals/7' },
      ask: { buttons: [{ decision: 'approve' }, { decision: 'reject' }] },
    })
    for (const status of ['held', 'done', 'void'] as const) {
      expect(cardOf({ task: { status, verdict: null } }).ask).toBeUndefined()
    }
  })

  test('has none while a press is carried out, and has them again with the reason when it was refused', () => {
    const pressed = cardOf({ press: { status: 'accepted', reason: null } })
    expect(pressed.ask).toBeUndefined()
    expect(pressed.notice).toBe('Received, being processed…')
    const refused = cardOf({ press: { status: 'refused', reason: { zh: '不行', en: 'Not allowed' } } })
    expect(refused.ask).toBeDefined()
    expect(refused.notice).toBe('Not done: Not allowed')
  })

  test('says what became of its task: by the person, by somebody else, by the clock', () => {
    expect(cardOf({ task: { status: 'done', verdict: 'rejected' } })).toMatchObject({
      tone: 'bad',
      notice: 'You rejected this',
    })
    const gone = { status: 'void', verdict: null } as const
    expect(cardOf({ task: gone, closing: { action: 'approve', actorName: 'Bob' } }).notice).toMatch(/^Bob approved/)
    expect(cardOf({ task: gone, closing: { action: 'timeout', actorName: null } }).notice).toBe('The time ran out')
    expect(cardOf({ task: gone, closing: { action: 'migrate', actorName: null } }).notice).toMatch(/^Nothing is left/)
  })

  test('shows what can be read at a glance, and nothing that is hidden at the node', () => {
    const card = cardOf({
      form: {
        days: 3,
        paid: true,
        kind: 'b',
        salary: 9000,
        price: 12500.5,
        boss: 12,
        rows: [{ a: 1 }],
        why: `${'x'.repeat(300)}\n<at>`,
      },
      formRights: { salary: 'hidden' },
      formSchema: {
        sections: [],
        fields: [
          { name: 'days', label: 'Days', type: 'number', required: true },
          { name: 'paid', type: 'switch', required: false },
          {
            name: 'kind',
            label: 'Kind',
            type: 'select',
            required: false,
            options: [{ value: 'b', label: 'Bereavement' }],
          },
          { name: 'salary', type: 'money', required: false },
          { name: 'price', type: 'money', required: false, precision: 2 },
          { name: 'boss', type: 'user', required: false, multiple: false },
          {
            name: 'rows',
            type: 'table',
            required: false,
            fields: [{ name: 'a', type: 'number', required: false }],
            sums: [],
          },
          { name: 'why', type: 'textarea', required: false },
        ],
      },
    })
    expect(card.facts.slice(3, 7)).toEqual([
      { label: 'Days', value: '3' },
      { label: 'paid', value: 'yes' },
      { label: 'Kind', value: 'Bereavement' },
      { label: 'price', value: '¥ 12,500.50' },
    ])
    expect(card.facts.slice(7).map(({ label }) => label)).toEqual(['why'])
    expect(card.facts.at(-1)?.value).toHaveLength(200)
  })
})
