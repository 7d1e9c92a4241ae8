import { z } from 'zod'
import { robotProviders } from './message.ts'

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u)

/** What a caller sends to create or replace a robot. Left out, address and secret stay; `null` removes the secret. */
export const robotInput = z.strictObject({
  name: line(100),
  provider: z.enum(robotProviders),
  /** As the vendor shows it, with the token. */
  url: line(2048).optional(),
  /** What calls are signed with; WeCom has none. */
  secret: line(256).nullish(),
  enabled: z.boolean().default(true),
})
export type RobotInput = z.infer<typeof robotInput>
