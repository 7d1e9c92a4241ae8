import { z } from 'zod'
import { longestPassword } from './password-rules.ts'
import { userStatuses } from './user-status.ts'

// Letters with case are ASCII only: PostgreSQL and JavaScript fold all of these alike.
const usernamePattern = /^[A-Za-z0-9\p{Lo}][A-Za-z0-9\p{Lo}._@+-]*$/u
const phonePattern = /^\+?[0-9][0-9 ()-]{2,30}$/

/** Twice as long as a password may be, so that every form of it fits; the policy names what is too long. */
export const passwordText = z
  .string()
  .min(1)
  .max(longestPassword * 2)

/** What a caller sends to create or replace a user; `password` and `must_change_password` left out keep what is stored. */
export const userInput = z.strictObject({
  username: z.string().trim().normalize('NFKC').min(1).max(64).regex(usernamePattern),
  name: z.string().trim().min(1).max(100).optional(),
  email: z.email().max(254).nullish(),
  phone: z.string().trim().regex(phonePattern).nullish(),
  department_id: z.number().int().positive().nullish(),
  role_ids: z.array(z.number().int().positive()).max(50).default([]),
  attributes: z.record(z.string().min(1).max(64), z.unknown()).default({}),
  status: z.enum(userStatuses).default('active'),
  must_change_password: z.boolean().optional(),
  password: passwordText.optional(),
})
export type UserInput = z.infer<typeof userInput>

/** The form in which names are compared and failures counted: whoever matches one account shares its count. */
export function foldUsername(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase()
}
