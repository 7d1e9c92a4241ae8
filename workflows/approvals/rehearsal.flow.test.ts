import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAt, type Person, startApprovalStage } from '../../tooling/testing/approval-stage.ts'

type Step = {
  id: number
  node_id: string
  status: string
  verdict: string | null
  after: number[]
  inside: number | null
  item: number | null
  why: string | null
  people: { id: number; owner_id: number | null; status: string; why: string | null }[]
  copies: { id: number }[]
  return_targets: { id: string }[]
}
type Path = { outcome: string | null; version: number | null; steps: Step[]; edges: object[] }

let stage: Awaited<ReturnType<typeof startApprovalStage>>
let applicant: Person
let ann: Person
let bob: Person
let cid: Person

beforeAll(async () => {
  stage = await startApprovalStage()
  ;[applicant, ann, bob, cid] = await Promise.all([stage.person(), stage.person(), stage.person(), stage.person()])
})
afterAll(() => stage?.close())

const by = (...people: Person[]) => ({ user_ids: people.map(({ id }) => id) })
async function preview(id: number, body: Record<string, unknown> = {}, as = applicant): Promise<Path> {
  const answer = await stage.call('POST', `/workflows/${id}/preview`, body, as.token)
  expect(answer).toMatchObject({ status: 200 })
  return answer.data
}
async function simulate(id: number, decisions: object[], body: Record<string, unknown> = {}): Promise<Path> {
  const answer = await stage.call('POST', `/workflows/${id}/simulate`, { ...body, decisions })
  expect(answer).toMatchObject({ status: 200 })
  return answer.data
}
const wayOf = ({ steps }: Path): string => steps.map(({ node_id }) => node_id).join(' ')
const askedAt = ({ steps }: Path, node: string): number[] =>
  steps.filter(({ node_id }) => node_id === node).flatMap(({ people }) => people.map(({ id }) => id))

describe('before it starts', () => {
  test('the way and its people are told as the form decides, and nothing is kept of it', async () => {
    const nodes = { C: { type: 'condition' }, A: by(ann), B: by(bob), K: { type: 'cc', ...by(cid) } }
    const edges = ['s→C', 'C?form.amount > 1000→A', 'C→B', 'A→B', 'B→K', 'K→e']
    const id = await stage.definition(nodes, edges)
    const large = await preview(id, { form_data: { amount: 5000 } })
    expect(wayOf(large)).toBe('s C A B K e')
    expect(large).toMatchObject({ outcome: 'approved', version: 1 })
    expect([askedAt(large, 'A'), askedAt(large, 'B')]).toEqual([[ann.id], [bob.id]])
    expect(large.steps.find(({ node_id }) => node_id === 'K')?.copies).toMatchObject([{ id: cid.id }])
    expect(large.edges).toEqual(
      ['s→C', 'C→A', 'A→B', 'B→K', 'K→e'].map((edge) => {
        const [source, target] = edge.split('→')
        return { source, target }
      }),
    )
    expect(wayOf(await preview(id, { form_data: { amount: 10 } }))).toBe('s C B K e')
    await stage.redraw(id, { B: by(bob) }, ['s→B', 'B→e'])
    expect(wayOf(await preview(id, { form_data: { amount: 10 } }))).toBe('s B e')
    expect(wayOf(await preview(id, { form_data: { amount: 10 }, version: 1 }))).toBe('s C B K e')
    expect(await stage.box(applicant, 'mine')).toEqual([])
    expect(await stage.box(cid, 'cc')).toEqual([])
  })

  test('it is what comes true: forks under conditions, sub-processes for each item, nobody, oneself, repetition', async () => {
    const inner = {
      nodes: [
        { id: 's1', type: 'start' },
        { id: 'I', type: 'approval', config: by(cid) },
        { id: 'e1', type: 'end' },
      ],
      edges: [
        { source: 's1', target: 'I' },
        { source: 'I', target: 'e1' },
      ],
    }
    const nodes = {
      F: { type: 'condition', takes: 'every' },
      A: by(ann),
      N: { approver_type: 'supervisor', level: 9 },
      J: { type: 'condition', takes: 'every' },
      M: { type: 'subprocess', for_each: 'form.items', ...inner },
      O: { ...by(applicant, bob), on_self: 'skip' },
      D: { ...by(ann), on_duplicate: 'skip_any' },
    }
    const edges = ['s→F', 'F?form.n > 1→A', 'F?form.n > 2→N', 'A→J', 'N→J', 'J→M', 'M→O', 'O→D', 'D→e']
    const id = await stage.definition(nodes, edges)
    const form_data = { n: 3, items: ['x', 'y'] }
    const path = await preview(id, { form_data })
    expect(wayOf(path)).toBe('s F A N J M s1 s1 I I e1 e1 O D e')
    const of = (node: string) => path.steps.filter(({ node_id }) => node_id === node)
    expect(of('N')).toMatchObject([{ why: 'empty', verdict: 'approved', people: [] }])
    expect(of('J')[0]?.after).toEqual([...of('A'), ...of('N')].map((step) => step.id))
    expect(of('I').map(({ item, inside }) => [item, inside])).toEqual([
      [0, of('M')[0]?.id],
      [1, of('M')[0]?.id],
    ])
    expect(of('O')[0]?.people).toMatchObject([{ id: applicant.id, why: 'self' }, { id: bob.id }])
    expect(of('D')[0]?.people).toMatchObject([{ id: ann.id, why: 'duplicate' }])

    const { id: request } = await stage.hand(applicant, id, { form_data })
    const seen: [string, number[]][] = []
    for (let now = await stage.look(applicant, request); now.status === 'pending'; ) {
      const [[node, people] = ['', []]] = Object.entries(openAt(now))
      seen.push([node, people])
      const person = [ann, bob, cid].find((one) => one.id === people[0]) as Person
      now = (await stage.act(person, request, 'approve')).data
    }
    expect(seen).toEqual([
      ['A', [ann.id]],
      ['I', [cid.id, cid.id]],
      ['I', [cid.id]],
      ['O', [bob.id]],
    ])
  })

  test('a rejection can be supposed, and a circle is followed once', async () => {
    const nodes = { A: by(ann), B: by(bob) }
    const id = await stage.definition(nodes, ['s→A', 'A→B', 'B→e', 'B-rejected→A'])
    const circle = await preview(id, { verdicts: { B: 'rejected' } })
    expect(wayOf(circle)).toBe('s A B A')
    expect(circle).toMatchObject({ outcome: null })
    expect(await preview(id, { verdicts: { A: 'rejected' } })).toMatchObject({ outcome: 'rejected' })
  })

  test('who is chosen later is not made up, and who is away is named with who decides instead', async () => {
    const [starts_at, ends_at] = [new Date(Date.now() - 1000), new Date(Date.now() + 3_600_000)]
    const away = await stage.person()
    await stage.database.db
      .insertInto('approval_proxy')
      .values({ user_id: away.id, proxy_id: cid.id, starts_at, ends_at })
      .execute()
    const nodes = { A: by(away), B: { approver_type: 'previous_choice' } }
    const path = await preview(await stage.definition(nodes, ['s→A', 'A→B', 'B→e']))
    expect(path.steps[1]?.people).toMatchObject([{ id: cid.id, owner_id: away.id }])
    expect(path.steps[2]).toMatchObject({ node_id: 'B', why: 'choice', people: [] })
  })

  test('is for oneself unless one may change definitions; what is only drawn, for who may read it', async () => {
    const id = await stage.definition({ A: { approver_type: 'initiator' } }, ['s→A', 'A→e'])
    const path = `/workflows/${id}/preview`
    const other = { applicant_id: bob.id }
    expect(await stage.call('POST', path, other, applicant.token)).toMatchObject({ status: 403 })
    expect((await stage.call('POST', path, other)).data.steps[1].people).toMatchObject([{ id: bob.id }])
    expect(await stage.call('POST', path, { applicant_id: 999_999 })).toMatchObject({ status: 400 })
    expect(await stage.call('POST', path, { draft: true }, applicant.token)).toMatchObject({ status: 404 })
    expect((await stage.call('POST', path, { draft: true })).data).toMatchObject({ version: null })
    const nodes = [{ id: 's', type: 'start' }]
    const broken = await stage.call('POST', '/workflows', { name: 'nowhere', nodes, edges: [] })
    expect(await stage.call('POST', `/workflows/${broken.data.id}/preview`, {})).toMatchObject({ status: 400 })
    expect(await stage.call('POST', `/workflows/${broken.data.id}/preview`, {}, applicant.token)).toMatchObject({
      status: 404,
    })
  })
})

describe('a simulation', () => {
  test('is stepped by votes, verdicts and returns, each time from the beginning', async () => {
    const nodes = { A: { ...by(ann, bob), mode: 'all' }, W: { type: 'wait', seconds: 60 }, B: by(cid) }
    const id = await stage.definition(nodes, ['s→A', 'A→W', 'W→B', 'B→e'])
    const first = await simulate(id, [])
    expect(first.steps.at(-1)).toMatchObject({ node_id: 'A', status: 'open' })
    const half = [{ node_id: 'A', user_id: ann.id, verdict: 'approved' }]
    expect((await simulate(id, half)).steps.at(-1)?.people).toMatchObject([{ status: 'done' }, { status: 'open' }])
    const passed = [...half, { node_id: 'A', user_id: bob.id, verdict: 'approved' }]
    expect((await simulate(id, passed)).steps.at(-1)).toMatchObject({ node_id: 'W', status: 'open' })
    const waited = [...passed, { node_id: 'W', verdict: 'approved' }]
    const atB = await simulate(id, waited)
    expect(atB.steps.at(-1)?.return_targets.map((target) => target.id)).toEqual(['A', 's'])
    const returned = await simulate(id, [...waited, { node_id: 'B', return_to: 'A' }])
    expect(wayOf(returned)).toBe('s A')
    expect(returned.steps.at(-1)?.people).toMatchObject([{ status: 'open' }, { status: 'open' }])
    const rejected = [...waited, { node_id: 'B', verdict: 'rejected' }]
    expect(await simulate(id, rejected)).toMatchObject({ outcome: 'rejected' })
  })

  test('says which decision cannot be, and is refused to who may not read definitions', async () => {
    const id = await stage.definition({ A: by(ann) }, ['s→A', 'A→e'])
    const path = `/workflows/${id}/simulate`
    const refused = async (decision: object) =>
      (await stage.call('POST', path, { decisions: [decision] })).errors?.[0]?.field
    expect(await refused({ node_id: 'B', verdict: 'approved' })).toBe('decisions.0')
    expect(await refused({ node_id: 'A' })).toBe('decisions.0')
    expect(await refused({ node_id: 'A', verdict: 'approved', user_id: bob.id })).toBe('decisions.0.user_id')
    expect(await refused({ node_id: 'A', return_to: 'e' })).toBe('decisions.0.return_to')
    expect(await stage.call('POST', path, {}, applicant.token)).toMatchObject({ status: 403 })
  })
})
