import { z } from 'zod'

/** Paths such as `headers.X-Key` to what is secret; left out, it is what is named like a secret. See `secret-paths.ts`. */
export const secretMarks = z.array(z.string().min(1).max(300)).max(200).optional()
