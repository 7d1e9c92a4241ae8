/** A number where one says the same, else the text: money and long ids lose nothing. */
export function exactNumber(value: string): number | string {
  const number = Number(value)
  const plain = value.includes('.') ? value.replace(/\.?0+$/, '') : value
  return String(number) === plain ? number : value
}
