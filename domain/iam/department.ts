import { z } from 'zod'

const id = z.number().int().positive()

export const departmentInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  parent_id: id.nullish(),
  head_user_id: id.nullish(),
  sort: z.number().int().min(-1_000_000).max(1_000_000).default(0),
})
export type DepartmentInput = z.infer<typeof departmentInput>
