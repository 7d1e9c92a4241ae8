import { z } from 'zod'
import { text } from '../text.ts'

const minutesOfDay = 24 * 60

export const sessionSettings = z
  .strictObject({
    /** Minutes without a request after which a session ends; 0 never ends one for that. */
    idle_minutes: z.number().int().min(0).max(10_080).default(480),
    /** Days after the sign-in when a session ends, however busy it is. */
    max_days: z.number().int().min(1).max(7).default(7),
    /** Sessions of one account, of all kinds of device together. */
    max_sessions: z.number().int().min(1).max(100).default(5),
    /** Sessions of one account on one kind of device (desktop, mobile, tablet, program); 0 sets no limit of its own. */
    max_per_kind: z.number().int().min(0).max(100).default(0),
    /** When one more begins: the oldest ends, or the new one is refused until its owner ends one. */
    when_full: z.enum(['oldest_out', 'refuse']).default('oldest_out'),
    /** Whether people are told of a sign-in from a device or a place that is new for them. */
    notify_new_device: z.boolean().default(true),
  })
  .refine(({ idle_minutes, max_days }) => idle_minutes <= max_days * minutesOfDay, {
    path: ['idle_minutes'],
    params: text('不能长于最长登录时间，否则永远不会生效', 'Must not be longer than a session lasts at most'),
  })
  .refine(({ max_per_kind, max_sessions }) => max_per_kind <= max_sessions, {
    path: ['max_per_kind'],
    params: text('不能多于所有设备合计的上限', 'Must not be more than all devices together'),
  })
export type SessionSettings = z.infer<typeof sessionSettings>
