const timezone = 'Asia/Shanghai'
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' })

/** The moment as people read it in messages: `2026-11-25 18:55:00 (Asia/Shanghai)`. */
export function localNow(): string {
  return `${clock.format(new Date())} (${timezone})`
}
