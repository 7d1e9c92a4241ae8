import type { FormSchema } from '../form.ts'

/** Who there is, and who stands above whom. */
export type Directory = {
  /** Those that can act, in the order given, each once. */
  activeOf(userIds: number[]): Promise<number[]>
  usersOfRole(roleId: number): Promise<number[]>
  /** The heads of a department and of those above it, nearest first; null where one has none that can act. */
  headsAbove(departmentId: number | null): Promise<(number | null)[]>
  findSuperior(userId: number): Promise<number | undefined>
  administrators(): Promise<number[]>
  /** By who is away right now, who decides in their place. */
  proxiesOf(userIds: number[]): Promise<Map<number, number>>
}

/** What is known of a request, whether it is under way or only thought of, where its people are looked for. */
export type Request = {
  directory: Directory
  applicantId: number
  departmentId: number | null
  form: Record<string, unknown>
  formSchema: FormSchema | null
  /** By node, whom somebody has chosen. */
  selected: Record<string, number[]>
  /** What FEEL comes to. Throws `conflict` when it cannot be judged. */
  evaluate(expression: string): Promise<unknown>
  /** Whose seats said yes, in which visit. */
  agreed(): Promise<{ token: number; userId: number }[]>
}
