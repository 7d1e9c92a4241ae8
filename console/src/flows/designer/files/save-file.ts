/** Puts a file into the person's downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A name for a file that every system takes. */
export const fileName = (name: string): string => name.trim().replace(/[\\/:*?"<>|\s]+/g, '-') || 'flow'
