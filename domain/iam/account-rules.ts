/** ASVS 5.0, 6.5.5: what is sent by another way is good for ten minutes at most; the link that opens an account, for a day. */
export const resetMinutes = 10
export const activationHours = 24

/** Tries at one code, after which it is dead whatever is entered. */
export const mostCodeTries = 5

export type Quota = { minutes: number; most: number }

const day = 24 * 60

/** Messages that one account may be sent, whoever asks for them. */
export const accountQuotas: readonly Quota[] = [
  { minutes: 15, most: 3 },
  { minutes: day, most: 10 },
]

/** Messages that may be asked for from one address: an office has one, too. */
export const sourceQuotas: readonly Quota[] = [
  { minutes: 60, most: 30 },
  { minutes: day, most: 200 },
]

/** Rights that nobody gets by registering. */
export const administeringRights: readonly string[] = ['user:write', 'role:write', 'setting:write']
