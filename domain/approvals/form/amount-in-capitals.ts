const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const places = ['', '拾', '佰', '仟']
const steps = [
  { size: 1e8, word: '亿' },
  { size: 1e4, word: '万' },
]
const most = 1e13

/** An amount of money in the capital characters of Chinese bookkeeping; empty for what has none. */
export function amountInCapitals(amount: number): string {
  const cents = Math.round(Number(`${Math.abs(amount)}e2`))
  if (!(cents < most * 100)) return ''
  if (cents === 0) return '零元整'
  const [yuan, jiao, fen] = [Math.floor(cents / 100), Math.floor(cents / 10) % 10, cents % 10]
  const whole = yuan > 0 ? `${integerInCapitals(yuan)}元` : ''
  const tenths = jiao > 0 ? `${digits[jiao]}角` : yuan > 0 && fen > 0 ? '零' : ''
  return `${amount < 0 ? '负' : ''}${whole}${tenths}${fen > 0 ? `${digits[fen]}分` : '整'}`
}

function integerInCapitals(value: number): string {
  for (const { size, word } of steps) {
    if (value < size) continue
    const [high, low] = [Math.floor(value / size), value % size]
    const gap = low > 0 && low < size / 10 ? '零' : ''
    return `${integerInCapitals(high)}${word}${gap}${low > 0 ? integerInCapitals(low) : ''}`
  }
  return groupInCapitals(value)
}

function groupInCapitals(group: number): string {
  let words = ''
  let isGap = false
  for (let place = places.length - 1; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10
    if (digit === 0) {
      isGap ||= words !== ''
      continue
    }
    words += `${isGap ? '零' : ''}${digits[digit]}${places[place]}`
    isGap = false
  }
  return words
}
