import { t } from '../i18n/language.ts'
import type { Filter } from '../ui/FilterBar.tsx'

/** One request, to which another log led: to be seen and taken off, not to be chosen. */
export function traceFilter(trace: string, onChange: (trace: string) => void): Filter[] {
  if (trace === '') return []
  return [
    {
      label: t().logs.trace,
      value: trace,
      options: [{ value: trace, label: trace.slice(0, 8) }],
      onChange: (value) => onChange(value ?? ''),
    },
  ]
}
