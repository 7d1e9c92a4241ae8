import { z } from 'zod'
import { text } from '../text.ts'

/** One line without control characters: what goes into the header of a mail or the dialogue with a server. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u)

export const mailSettings = z
  .strictObject({
    /** Without a host, mail stays in the local outbox. */
    host: line(253)
      .regex(/^[A-Za-z0-9.:_-]*$/)
      .default(''),
    port: z.number().int().min(1).max(65_535).default(587),
    /**
     * `tls` from the first byte; `starttls` must succeed before anything is said; `opportunistic` encrypts when the server
     * offers it, whoever the server is; `none` only on a network that is trusted.
     */
    encryption: z.enum(['starttls', 'tls', 'opportunistic', 'none']).default('starttls'),
    user: line(254).default(''),
    password: line(1024).default(''),
    from_address: z.union([z.literal(''), z.email().max(254)]).default(''),
    from_name: line(100).default('OPS'),
  })
  .refine(({ host, user, password }) => host === '' || password === '' || user !== '', {
    path: ['user'],
    params: text('有密码就要有用户名', 'A password needs a username'),
  })
export type MailSettings = z.infer<typeof mailSettings>
