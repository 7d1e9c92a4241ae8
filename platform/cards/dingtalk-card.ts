import type { CardDecision, CardView } from '../../domain/approvals/cards/card.ts'
import { escapeMarkdown } from '../../domain/notifications/template-rules.ts'

/**
 * A card as variables of the template that an administrator drew; DingTalk takes nothing but text. What people wrote can
 * stand in a markdown component: it links, mentions and colours nothing.
 */
export function dingtalkCard({ title, tone, facts, notice = '', ask, link }: CardView): Record<string, string> {
  const labelOf = (wanted: CardDecision) => ask?.buttons.find(({ decision }) => decision === wanted)?.label ?? ''
  return {
    title: escapeMarkdown(title),
    tone,
    content: facts.map(({ label, value }) => escapeMarkdown(`${label}：${value}`)).join('  \n'),
    notice: escapeMarkdown(notice),
    can_decide: String(labelOf('approve') !== ''),
    can_confirm: String(labelOf('confirm') !== ''),
    approve_label: labelOf('approve'),
    reject_label: labelOf('reject'),
    confirm_label: labelOf('confirm'),
    comment_label: ask?.comment ?? '',
    link_label: link?.label ?? '',
    link_url: link?.url ?? '',
  }
}
