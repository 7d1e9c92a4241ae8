import type { DomainError } from '../errors.ts'
import { conflict, invalid } from '../errors.ts'
import { text } from '../text.ts'

export type ProxySpan = {
  userId: number
  proxyId: number
  /** None: all. */
  workflowIds: number[]
  startsAt: Date
  endsAt: Date
}

const dayMs = 86_400_000
const longestDays = 366

/** What is wrong with a span by itself. */
export function spanFault({ userId, proxyId, startsAt, endsAt }: ProxySpan, now: Date): DomainError | undefined {
  if (userId === proxyId) return invalid('proxy_id', yourself)
  if (endsAt <= startsAt) return invalid('ends_at', backwards)
  if (endsAt <= now) return invalid('ends_at', past)
  if (endsAt.getTime() - startsAt.getTime() > longestDays * dayMs) return invalid('ends_at', tooLong)
  return undefined
}

/** Why a span cannot stand beside those that there are: a request must find its way by one step, and always to the same. */
export function clashOf(wanted: ProxySpan, others: ProxySpan[]): DomainError | undefined {
  const beside = others.filter((other) => meet(wanted, other))
  if (beside.some(({ userId }) => userId === wanted.userId)) return conflict(already)
  if (beside.some(({ userId }) => userId === wanted.proxyId)) return conflict(proxyAway)
  if (beside.some(({ proxyId }) => proxyId === wanted.userId)) return conflict(standsIn)
  return undefined
}

/** Whether there is a request at some moment that both are for. */
function meet(a: ProxySpan, b: ProxySpan): boolean {
  const atOnce = a.startsAt < b.endsAt && b.startsAt < a.endsAt
  const isForAll = a.workflowIds.length === 0 || b.workflowIds.length === 0
  return atOnce && (isForAll || a.workflowIds.some((id) => b.workflowIds.includes(id)))
}

const yourself = text('代理人不能是本人', 'cannot be the person themselves')
const backwards = text('结束时间须晚于开始时间', 'has to be later than the start')
const past = text('结束时间已经过去', 'has passed already')
const tooLong = text('最长一年', 'at most a year')
const already = text(
  '这段时间已经有代理人；请先结束那一条，或错开时间和流程',
  'There is a proxy for this time already: end that one first, or choose another time or other definitions',
)
const proxyAway = text(
  '代理人这段时间自己也由别人代理，不能再代理您',
  'The proxy is represented by somebody else at that time',
)
const standsIn = text(
  '这段时间正由本人代理别人，不能再转给第三个人',
  'The person stands in for somebody else at that time: that cannot go on to a third',
)
