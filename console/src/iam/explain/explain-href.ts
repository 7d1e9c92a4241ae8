/** Where it is told why somebody may do something; without a code, which rights there are to ask about. */
export const explainHref = (userId: number, code?: string): string =>
  `/access/explain?user=${userId}${code === undefined ? '' : `&code=${code}`}`
