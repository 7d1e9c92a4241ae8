import { z } from '@hono/zod-openapi'

/** Of a query: ids with a comma between them, as many as `most`. */
export function idList(most: number) {
  return z
    .string()
    .regex(new RegExp(`^\\d{1,15}(,\\d{1,15}){0,${most - 1}}$`))
    .transform((text) => text.split(',').map(Number))
}
