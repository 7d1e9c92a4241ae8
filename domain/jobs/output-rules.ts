/** What a run may print altogether, in bytes; the platform's own lines may go a little beyond. */
export const outputCapBytes = 64 * 1024 * 1024

/** One piece of output on its way; larger ones are cut into several. */
export const outputChunkBytes = 64 * 1024

/** How many bytes of these are whole characters of UTF-8: a character whose end is still missing is left out. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    return back < lengthOf(byte) ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** By the leading byte; 1 for what leads nothing. */
function lengthOf(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf8) return 4
  if (lead >= 0xe0) return lead < 0xf0 ? 3 : 1
  return lead >= 0xc0 ? 2 : 1
}
