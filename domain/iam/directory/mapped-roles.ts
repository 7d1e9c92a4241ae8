type RoleMap = readonly { group: string; role_ids: readonly number[] }[]

/** Which roles a directory's groups decide over, and which of them somebody in these groups holds. */
export function mappedRoles(map: RoleMap, isMember: (group: string) => boolean): { managed: number[]; held: number[] } {
  const held = map.filter(({ group }) => isMember(group)).flatMap(({ role_ids }) => role_ids)
  return { managed: [...new Set(map.flatMap(({ role_ids }) => role_ids))], held: [...new Set(held)] }
}
