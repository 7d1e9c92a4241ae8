import { maskValue } from '../../../../domain/iam/mask-rules.ts'

const samples: Record<string, string> = {
  email: 'zhangsan@example.com',
  id_number: '110101199003077758',
  bank_card: '6222020200112233445',
  name: '张三丰',
}

/** A value of the kind that a mask is for. */
export const maskSample = (pattern: string): string => samples[pattern] ?? '13800138000'

/** The same as it looks behind the mask. */
export const maskExample = (pattern: string): string => String(maskValue(maskSample(pattern), pattern))
