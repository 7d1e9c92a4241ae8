type Department = { id: number; name: string; parent_id: number | null }

/** `总部/运营部`, by id. */
export function departmentPaths(departments: Department[]): Map<number, string> {
  const byId = new Map(departments.map((department) => [department.id, department]))
  return new Map(
    departments.map((department) => {
      const names = [department.name]
      for (let up = byId.get(department.parent_id ?? 0); up && names.length < 100; up = byId.get(up.parent_id ?? 0))
        names.unshift(up.name)
      return [department.id, names.join('/')]
    }),
  )
}
