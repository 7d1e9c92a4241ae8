import { z } from 'zod'
import type { SentMethod } from './factor.ts'
import { userInput } from './user.ts'

/** One of the addresses at which a person is reached, as its owner enters it. */
export const contact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('email'), value: userInput.shape.email.unwrap().unwrap() }),
  z.strictObject({ kind: z.literal('phone'), value: userInput.shape.phone.unwrap().unwrap() }),
])
export type Contact = z.infer<typeof contact>

/** How a code gets there. */
export function methodOf({ kind }: Contact): SentMethod {
  return kind === 'email' ? 'email' : 'sms'
}
