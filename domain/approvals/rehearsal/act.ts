import { invalid } from '../../errors.ts'
import { text } from '../../text.ts'
import { returnTargets, sendBack } from '../tokens/send-back.ts'
import type { Token, Verdict } from '../tokens/token-state.ts'
import { goOn } from '../walk.ts'
import type { ApprovalConfig } from '../workflow-graph.ts'
import { countSeats, type Rehearsal, type RehearsedVisit, rehearsalHands, rehearseOn, visitOf } from './rehearsal.ts'

/** What is done to a visit of `node`, the first one unless `step` names another. `userId`: one person's vote. */
export type RehearsedAct = { node: string; step?: number | undefined } & (
  | { verdict: Verdict; userId?: number | undefined }
  | { returnTo: string }
)

/** Carries it out, with everything that follows from it. Throws by field: `at` is where it was asked for. */
export async function actInRehearsal(rehearsal: Rehearsal, act: RehearsedAct, at: string): Promise<void> {
  const token = rehearsal.state.tokens.find(
    ({ id, node, status }) => status === 'busy' && node === act.node && (act.step === undefined || id === act.step),
  )
  if (!token) throw invalid(at, notUnderWay)
  if ('returnTo' in act) await sendBackRehearsed(rehearsal, { token, to: act.returnTo, at })
  else await decideRehearsed(rehearsal, { token, verdict: act.verdict, userId: act.userId, at })
}

/** Without `userId`, what the whole node comes to. */
type Decision = { token: Token; verdict: Verdict; userId?: number | undefined; at?: string }

/** One of the visits that are under way is decided. */
export async function decideRehearsed(rehearsal: Rehearsal, { token, ...decision }: Decision): Promise<void> {
  const { id: tokenId } = token
  const node = rehearsal.world.node(token.node)
  const visit = visitOf(rehearsal, tokenId)
  const outcome = node.type === 'approval' ? voted(visit, node.config, decision) : decision.verdict
  if (outcome === undefined) return
  visit.outcome = outcome
  const { ways } = rehearsal.world
  rehearsal.state = await goOn(ways, rehearsal.state, { tokenId, outcome }, rehearsalHands(rehearsal))
  await rehearseOn(rehearsal)
}

function voted(
  visit: RehearsedVisit,
  config: ApprovalConfig,
  { verdict, userId, at = '' }: Omit<Decision, 'token'>,
): Verdict | undefined {
  const open = visit.seats.filter(({ status }) => status === 'open')
  if (userId === undefined) {
    // Who of several said it, is known only where every one of them has to.
    const isEverybodys = config.mode === 'all' || config.mode === 'sequential' || visit.seats.length === 1
    const left = visit.seats.filter(({ status }) => status !== 'done')
    if (verdict === 'approved' && isEverybodys)
      for (const seat of left) Object.assign(seat, { status: 'done', verdict })
    return verdict
  }
  const seat = open.find(({ assignee }) => assignee === userId)
  if (!seat) throw invalid(`${at}.user_id`, notAsked)
  Object.assign(seat, { status: 'done', verdict })
  return countSeats(visit, config)
}

/** By the rule of the node that returns it. */
async function sendBackRehearsed(
  rehearsal: Rehearsal,
  { token, to, at }: { token: Token; to: string; at: string },
): Promise<void> {
  const { ways, node } = rehearsal.world
  const from = node(token.node)
  const policy = from.type === 'approval' ? from.config.on_return : 'restart'
  const sent = sendBack(ways, rehearsal.state, { token, to, policy })
  if (!sent) {
    const possible = returnTargets(ways, rehearsal.state, token).join(', ')
    throw invalid(
      `${at}.return_to`,
      text(`不能退回到“${to}”；可以退回到：${possible}`, `cannot be returned to "${to}"; there are ${possible}`),
    )
  }
  rehearsal.state = sent
  await rehearseOn(rehearsal)
}

const notUnderWay = text('这一步不在进行中', 'names a step that is not under way')
const notAsked = text('还没有轮到这个人审批', 'is nobody whose turn it is')
