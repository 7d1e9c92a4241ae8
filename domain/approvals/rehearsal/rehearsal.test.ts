import { describe, expect, test } from 'vitest'
import type { Directory } from '../people/request.ts'
import { compilePlan, waysOf } from '../plan.ts'
import { workflowEdge, workflowNode } from '../workflow-graph.ts'
import { actInRehearsal } from './act.ts'
import { pathOf } from './path.ts'
import { predict } from './predict.ts'
import { beginRehearsal, type Rehearsal, type RehearsalWorld } from './rehearsal.ts'

const [applicant, ann, bob, cid] = [1, 2, 3, 4]

const everybody: Directory = {
  activeOf: async (ids) => [...new Set(ids)],
  usersOfRole: async () => [],
  headsAbove: async () => [],
  findSuperior: async () => undefined,
  administrators: async () => [],
  proxiesOf: async () => new Map(),
}

/** Approvals by id with their config; edges such as `A→B` and `A-rejected→B`. */
function worldOf(nodes: Record<string, object>, edges: string[]): RehearsalWorld {
  const drawn = [
    { id: 's', type: 'start' },
    ...Object.entries(nodes).map(([id, config]) => ({ id, type: 'approval', config })),
    { id: 'e', type: 'end' },
  ]
  const plan = compilePlan({
    nodes: drawn.map((node) => workflowNode.parse(node)),
    edges: edges.map((word) => {
      const [left = '', target] = word.split('→')
      const [source, condition] = left.split('-')
      return workflowEdge.parse({ source, target, ...(condition && { condition }) })
    }),
  })
  return {
    ways: waysOf(plan),
    node: (id) => plan.nodes.find((node) => node.id === id) ?? expect.fail(`there is no ${id}`),
    request: {
      directory: everybody,
      ...{ applicantId: applicant, departmentId: null, form: {}, formSchema: null, selected: {} },
      evaluate: async () => null,
    },
    judge: async () => new Set(),
    count: async () => 0,
  }
}

const wayOf = (rehearsal: Rehearsal): string =>
  pathOf(rehearsal)
    .steps.map(({ node }) => node)
    .join(' ')
const stepAt = (rehearsal: Rehearsal, node: string) => pathOf(rehearsal).steps.findLast((step) => step.node === node)

describe('a prediction', () => {
  test('counts as having agreed only who certainly will', async () => {
    const again = { user_ids: [ann, bob], on_duplicate: 'skip_any' }
    const edges = ['s→A', 'A→B', 'B→e']
    const all = await predict(worldOf({ A: { user_ids: [ann, bob], mode: 'all' }, B: again }, edges))
    expect(stepAt(all, 'B')?.seats.map(({ auto }) => auto)).toEqual(['duplicate', 'duplicate'])
    const any = await predict(worldOf({ A: { user_ids: [ann, bob], mode: 'any' }, B: again }, edges))
    expect(stepAt(any, 'B')?.seats.map(({ auto }) => auto)).toEqual([undefined, undefined])
  })

  test('follows a circle once, and a rejection to where it is taken up', async () => {
    const world = worldOf({ A: { user_ids: [ann] }, B: { user_ids: [bob] } }, ['s→A', 'A→B', 'B→e', 'B-rejected→A'])
    const circle = await predict(world, { B: 'rejected' })
    expect(wayOf(circle)).toBe('s A B A')
    expect(stepAt(circle, 'A')?.status).toBe('open')
    expect(pathOf(circle).outcome).toBeNull()
    expect(pathOf(await predict(world)).outcome).toBe('approved')
  })
})

describe('a simulation', () => {
  const begin = (config: object) =>
    beginRehearsal(worldOf({ A: config, B: { user_ids: [cid] } }, ['s→A', 'A→B', 'B→e']))
  const vote = (rehearsal: Rehearsal, userId: number, verdict: 'approved' | 'rejected') =>
    actInRehearsal(rehearsal, { node: 'A', verdict, userId }, 'decisions.0')

  test('asks one after the other where the node says so', async () => {
    const rehearsal = await begin({ user_ids: [ann, bob], mode: 'sequential' })
    await expect(vote(rehearsal, bob, 'approved')).rejects.toThrow()
    await vote(rehearsal, ann, 'approved')
    expect(stepAt(rehearsal, 'A')?.seats.map(({ status }) => status)).toEqual(['done', 'open'])
    await vote(rehearsal, bob, 'approved')
    expect(wayOf(rehearsal)).toBe('s A B')
  })

  test('ends a vote as soon as it cannot change any more', async () => {
    const config = { user_ids: [applicant, ann, bob, cid], mode: 'ratio', ratio: 60 }
    const failing = await begin(config)
    await vote(failing, ann, 'rejected')
    expect(pathOf(failing).outcome).toBeNull()
    await vote(failing, bob, 'rejected')
    expect(pathOf(failing).outcome).toBe('rejected')
    const passing = await begin(config)
    for (const person of [applicant, ann, bob]) await vote(passing, person, 'approved')
    expect(wayOf(passing)).toBe('s A B')
  })

  test('returns by the rule of the node that returns, and hands in again', async () => {
    const rehearsal = await begin({ user_ids: [ann] })
    await vote(rehearsal, ann, 'approved')
    await actInRehearsal(rehearsal, { node: 'B', returnTo: 's' }, 'decisions.1')
    expect(wayOf(rehearsal)).toBe('s')
    await actInRehearsal(rehearsal, { node: 's', verdict: 'approved' }, 'decisions.2')
    expect(wayOf(rehearsal)).toBe('s A')
  })
})
