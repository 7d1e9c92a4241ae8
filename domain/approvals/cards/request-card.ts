import { type Language, type Text, text } from '../../text.ts'
import type { ApprovalAction } from '../approval.ts'
import type { SeatTask } from '../seat-rules.ts'
import type { Verdict } from '../tokens/token-state.ts'
import type { CardView } from './card.ts'
import { type ShownForm, shownFields } from './shown-fields.ts'

/** All that a task's card is made from. */
export type CardFacts = ShownForm & {
  language: Language
  instanceId: number
  title: string
  workflowName: string
  applicantName: string
  nodeName: string
  task: { status: SeatTask['status']; verdict: Verdict | null }
  /** What closed it. */
  closing: { action: ApprovalAction; actorName: string | null } | undefined
  /** The press that is being carried out, or the last one that was refused. */
  press: { status: 'accepted' | 'refused'; reason: Text | null } | undefined
}

/** A task as a card: with buttons as long as it is open and nobody has pressed. */
export function requestCard(facts: CardFacts, publicUrl: string | undefined): CardView {
  const { language, title, instanceId, task, press } = facts
  const url = publicUrl && `${publicUrl.replace(/\/+$/, '')}/approvals/${instanceId}`
  const card = { title, facts: factsOf(facts), ...(url && { link: { label: words.look[language], url } }) }
  if (press?.status === 'accepted' && task.status === 'open') {
    return { ...card, tone: 'over', notice: words.processing[language] }
  }
  if (task.status !== 'open') return { ...card, ...outcomeOf(facts) }
  const notice = press?.reason ? text(`未能处理：${press.reason.zh}`, `Not done: ${press.reason.en}`) : undefined
  return {
    ...card,
    tone: 'open',
    ...(notice && { notice: notice[language] }),
    ask: {
      comment: words.comment[language],
      buttons: [
        { decision: 'approve', label: words.approve[language], style: 'primary' },
        { decision: 'reject', label: words.reject[language], style: 'danger' },
      ],
    },
  }
}

function factsOf(facts: CardFacts): CardView['facts'] {
  const { language, workflowName, applicantName, nodeName } = facts
  return [
    { label: words.applicant[language], value: applicantName },
    { label: words.workflow[language], value: workflowName },
    { label: words.node[language], value: nodeName },
    ...shownFields(facts, language),
  ].filter(({ value }) => value !== '')
}

/** What became of a task that is open no more. */
function outcomeOf({ language, task, closing }: CardFacts): Pick<CardView, 'tone' | 'notice'> {
  if (task.verdict === 'approved') return { tone: 'good', notice: words.approved[language] }
  if (task.verdict === 'rejected') return { tone: 'bad', notice: words.rejected[language] }
  const by = closing?.actorName ?? ''
  const said = closing ? closed[closing.action]?.(by) : undefined
  return { tone: 'over', notice: (said ?? words.over)[language] }
}

const words = {
  applicant: text('申请人', 'Applicant'),
  workflow: text('流程', 'Process'),
  node: text('环节', 'Step'),
  look: text('在系统中查看', 'Open the request'),
  comment: text('审批意见（选填）', 'Comment (optional)'),
  approve: text('同意', 'Approve'),
  reject: text('拒绝', 'Reject'),
  approved: text('您已同意', 'You approved this'),
  rejected: text('您已拒绝', 'You rejected this'),
  over: text('不再需要您处理', 'Nothing is left for you to do'),
  processing: text('已收到，正在处理…', 'Received, being processed…'),
}

/** What somebody else did, or the clock. */
const closed: Partial<Record<ApprovalAction, (by: string) => Text>> = {
  approve: (by) => text(`${by}已同意，不再需要您处理`, `${by} approved this; nothing is left for you to do`),
  reject: (by) => text(`${by}已拒绝，不再需要您处理`, `${by} rejected this; nothing is left for you to do`),
  return: (by) => text(`${by}已退回`, `${by} returned this`),
  withdraw: () => text('申请人已撤回', 'The applicant took this back'),
  timeout: () => text('已超时，系统已处理', 'The time ran out'),
  transfer: (by) => text(`${by}已转交`, `${by} gave this to somebody else`),
  delegate: (by) => text(`${by}已委托他人先提意见`, `${by} asked somebody for advice first`),
  add_approver: (by) => text(`${by}已加签，等待他人先处理`, `${by} had others sign first`),
  remove_approver: (by) => text(`${by}已取消加签`, `${by} took this signature back`),
}
