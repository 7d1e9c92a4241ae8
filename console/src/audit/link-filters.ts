import { t } from '../i18n/language.ts'
import type { Filter } from '../ui/FilterBar.tsx'

/** One request, to which another log led. */
export const traceFilter = (trace: string, onChange: (trace: string) => void): Filter[] =>
  cameWith(t().logs.trace, trace, trace.slice(0, 8), onChange)

/** One record, to which its page led. */
export const recordFilter = (record: string, onChange: (record: string) => void): Filter[] =>
  cameWith(t().logs.record, record, `#${record}`, onChange)

/** To be seen and taken off, not to be chosen. */
function cameWith(label: string, value: string, shown: string, onChange: (value: string) => void): Filter[] {
  if (value === '') return []
  return [{ label, value, options: [{ value, label: shown }], onChange: (next) => onChange(next ?? '') }]
}
