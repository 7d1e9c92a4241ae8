import type { Generated } from 'kysely'
import type { CardVerdict } from '../../domain/approvals/cards/card.ts'
import type { GeneratedTime, Identified, Nullable, NullableText, OptionalTime } from './columns.ts'

/** Tasks as cards in messengers, and the buttons that were pressed on them. */
export type CardTables = {
  approval_card: Identified & {
    instance_id: number
    task_id: number
    user_id: number
    provider_id: number
    identity_id: Nullable<number>
    token: string
    version: Generated<number>
    shown_version: Generated<number>
    message_id: Nullable<string>
    recipient: Nullable<string>
    update_code: Nullable<string>
    closing_record_id: Nullable<number>
    tries: Generated<number>
    due_at: GeneratedTime
    claimed_until: OptionalTime
    error_msg: NullableText
    given_up_at: OptionalTime
    created_at: GeneratedTime
    closed_at: OptionalTime
  }
  approval_card_press: Identified & {
    card_id: number
    press_key: string
    decision: CardVerdict
    comment: Generated<string>
    status: Generated<'accepted' | 'done' | 'refused'>
    reason: NullableText
    trace_id: string
    created_at: GeneratedTime
    settled_at: OptionalTime
  }
}
