/** Only ever into our own pages. */
export function linkWithin(publicUrl: string, link: string): string | undefined {
  const target = URL.parse(link, publicUrl)
  return target && target.origin === new URL(publicUrl).origin ? target.href : undefined
}
