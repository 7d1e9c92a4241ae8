/** Characters to insert, remove or replace until one word is the other (Levenshtein). */
export function editDistance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]]
  let row = to.map((_, index) => index + 1)
  from.forEach((character, index) => {
    let diagonal = index
    let left = index + 1
    row = row.map((above, column) => {
      const replaced = diagonal + (to[column] === character ? 0 : 1)
      diagonal = above
      left = Math.min(left + 1, above + 1, replaced)
      return left
    })
  })
  return row.at(-1) ?? from.length
}
