import { conflict, invalid } from '../../errors.ts'
import { text } from '../../text.ts'
import { returnTargets, sendBack } from '../tokens/send-back.ts'
import { type Token, tokenOf, type Verdict } from '../tokens/token-state.ts'
import { goOn } from '../walk.ts'
import type { ApprovalConfig } from '../workflow-graph.ts'
import { countSeats, type Rehearsal, type RehearsedVisit, rehearsalHands, rehearseOn, visitOf } from './rehearsal.ts'

/** Of one person, or without `userId` what the whole node comes to. */
export type RehearsedDecision = { tokenId: number; verdict: Verdict; userId?: number | undefined }

/** One of the visits that are under way is decided, and everything goes on that follows from it. */
export async function decideRehearsed(
  rehearsal: Rehearsal,
  { tokenId, verdict, userId }: RehearsedDecision,
): Promise<void> {
  const node = rehearsal.world.node(openToken(rehearsal, tokenId).node)
  const visit = visitOf(rehearsal, tokenId)
  const outcome = node.type === 'approval' ? voted(visit, node.config, { verdict, userId }) : verdict
  if (outcome === undefined) return
  visit.outcome = outcome
  const { ways } = rehearsal.world
  rehearsal.state = await goOn(ways, rehearsal.state, { tokenId, outcome }, rehearsalHands(rehearsal))
  await rehearseOn(rehearsal)
}

function voted(
  visit: RehearsedVisit,
  config: ApprovalConfig,
  { verdict, userId }: { verdict: Verdict; userId: number | undefined },
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
  if (!seat) throw invalid('user_id', notAsked)
  Object.assign(seat, { status: 'done', verdict })
  return countSeats(visit, config)
}

/** One of the visits that are under way is returned to an earlier node, by the rule of its own. */
export async function returnRehearsed(
  rehearsal: Rehearsal,
  { tokenId, to }: { tokenId: number; to: string },
): Promise<void> {
  const { ways, node } = rehearsal.world
  const token = openToken(rehearsal, tokenId)
  const from = node(token.node)
  const policy = from.type === 'approval' ? from.config.on_return : 'restart'
  const sent = sendBack(ways, rehearsal.state, { token, to, policy })
  if (!sent) {
    const possible = returnTargets(ways, rehearsal.state, token).join(', ')
    throw invalid(
      'return_to',
      text(`不能退回到“${to}”；可以退回到：${possible}`, `cannot be returned to "${to}"; there are ${possible}`),
    )
  }
  rehearsal.state = sent
  await rehearseOn(rehearsal)
}

function openToken({ state }: Rehearsal, tokenId: number): Token {
  const isOpen = state.tokens.some(({ id, status }) => id === tokenId && status === 'busy')
  if (!isOpen) throw conflict(notUnderWay)
  return tokenOf(state, tokenId)
}

const notUnderWay = text('这一步不在进行中', 'This step is not under way')
const notAsked = text('还没有轮到这个人审批', 'is nobody whose turn it is')
