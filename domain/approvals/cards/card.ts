const cardVerdicts = ['approve', 'reject'] as const
export type CardVerdict = (typeof cardVerdicts)[number]

/** `confirm`: the button of a test card, which decides nothing. */
export const cardDecisions = [...cardVerdicts, 'confirm'] as const
export type CardDecision = (typeof cardDecisions)[number]

export type CardButton = { decision: CardDecision; label: string; style: 'primary' | 'danger' }

/** What a card says, in one language, before a messenger's form is given to it. Everything in it is plain text. */
export type CardView = {
  title: string
  tone: 'open' | 'good' | 'bad' | 'over'
  facts: { label: string; value: string }[]
  /** What became of it, or why a press came to nothing. */
  notice?: string
  /** Absent when nothing is to be pressed any more. `comment`: what stands in the empty field. */
  ask?: { buttons: CardButton[]; comment?: string }
  link?: { label: string; url: string }
}

/** What a messenger gave when it took a card. `updateCode`: with which it can be changed once, where that is so. */
export type SentCard = { messageId: string; recipient: string | null; updateCode: string | null }

/** Who pressed, in the messenger's words; one of the two ids. */
export type Presser = { tenant: string; subject?: string; recipient?: string }

/** `token`: of the card. `key`: the same when the messenger tells of one press again. */
export type CardPress = {
  token: string
  decision: CardDecision
  comment: string
  key: string
  by: Presser
  updateCode?: string | undefined
}
