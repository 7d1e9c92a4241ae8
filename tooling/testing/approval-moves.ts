import type { TokenPlan } from '../../domain/approvals/tokens/token-plan.ts'
import { createMachine, createWorld } from './approval-walks.ts'
import { changedApproval } from './changed-approval.ts'
import { createRandom } from './random.ts'
import { printApproval, randomApproval } from './random-approvals.ts'

const mostActions = 400
const mostVisits = 300

type Move = {
  verdict: 'moved' | 'refused' | 'ended before'
  ended?: 'approved' | 'rejected' | undefined
  fault?: string
}

/** A random request that is moved in the middle to a plan that somebody has changed, and then carried to its end. */
export async function moveAtRandom(seed: number): Promise<Move> {
  const plan = randomApproval(seed)
  const other = changedApproval(plan, seed)
  const random = createRandom(-seed)
  const world = createWorld(seed)
  const story: string[] = []
  try {
    const machine = await createMachine(plan, world)
    for (let left = Math.floor(random() * 8); left > 0 && !machine.ended(); left--) await act(machine, 0.35)
    if (machine.ended()) return { verdict: 'ended before' }
    const needed = machine.needed()
    world.turn()
    const faults = await machine.moveTo(other)
    story.push(`moved: ${faults.map(({ node, rule }) => `${node} ${rule}`).join() || 'yes'}`)
    const lost = needed.filter((node) => isLost(plan, other, node))
    if (lost.length > 0 !== faults.some(({ rule }) => rule !== 'join'))
      throw new Error(`${lost.join()} decide otherwise`)
    if (faults.length > 0) return { verdict: 'refused' }
    for (let left = mostActions; left > 0 && !machine.ended() && machine.visits() < mostVisits; left--) {
      refuseBroken(machine)
      await act(machine, left > mostActions - 12 ? 0.35 : 0)
    }
    refuseBroken(machine)
    return { verdict: 'moved', ended: machine.ended() }
  } catch (error) {
    const fault = String(error instanceof Error ? error.stack : error)
    return {
      verdict: 'moved',
      fault: [`seed ${seed}`, printApproval(plan), '', printApproval(other), ...story, fault].join('\n'),
    }
  }

  async function act(machine: Machine, returns: number): Promise<void> {
    world.turn()
    const open = machine.open()
    const one = open[Math.floor(random() * open.length)]
    if (!one) throw new Error('nothing is open')
    const targets = machine.targets(one.id)
    const to = targets[Math.floor(random() * targets.length)]
    if (to !== undefined && random() < returns) {
      const policy = random() < 0.5 ? 'restart' : 'resume'
      story.push(`${one.node}: back to ${to}, ${policy}`)
      return machine.sendBack(one.id, to, policy)
    }
    const outcome = random() < 0.12 && /^[Av]/.test(one.node) ? 'rejected' : 'approved'
    story.push(`${one.node}: ${outcome}`)
    return machine.decide(one.id, outcome)
  }
}

type Machine = Awaited<ReturnType<typeof createMachine>>

function refuseBroken(machine: Machine): void {
  const broken = machine.broken()
  if (broken) throw new Error(broken)
}

/** Said once more, in other words than the product's: where it stands, or what that stands in, is not the same any more. */
function isLost(plan: TokenPlan, other: TokenPlan, id: string): boolean {
  const chain = (of: TokenPlan): string => {
    const words: string[] = []
    for (let at: string | undefined = id; at !== undefined; ) {
      const node = of.nodes.find((one) => one.id === at)
      words.push(`${at} ${node?.type}`)
      at = node?.within
    }
    return words.join(' in ')
  }
  return chain(plan) !== chain(other)
}
