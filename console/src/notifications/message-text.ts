/** The words of a message whose content may be HTML, with its breaks. Parsing a document runs nothing of it. */
export function messageText(content: string): string {
  if (!/<[a-z][^>]*>/i.test(content)) return content
  const broken = content.replaceAll(/<(br|\/p|\/div|\/h[1-6]|\/li|\/tr)\b[^>]*>/gi, (tag) => `\n${tag}`)
  const text = new DOMParser().parseFromString(broken, 'text/html').body.textContent ?? ''
  return text
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
