import type { HttpConfig } from './kinds.ts'

export function isExpectedStatus(expected: HttpConfig['expect_status'], status: number): boolean {
  if (typeof expected === 'number') return status === expected
  if (typeof expected !== 'string') return expected.includes(status)
  return expected.split(',').some((part) => {
    const [first = Number.NaN, last = first] = part.split('-').map(Number)
    return status >= first && status <= last
  })
}

const secretName =
  /(password|passwd|secret|token|authorization|cookie|api[-_]?key|private[-_]?key|credential|signature|^sign$|^key$)/i

/** Whether the value that goes under this name is kept out of sight. */
export function isSecretName(name: string): boolean {
  return secretName.test(name)
}

/** The address as it may be shown: values of secret-looking query parameters are masked. */
export function shownUrl(url: string): string {
  return url.replace(/([?&])([^=&#]*)=([^&#]*)/g, (whole, mark: string, name: string) =>
    isSecretName(name) ? `${mark}${name}=******` : whole,
  )
}
