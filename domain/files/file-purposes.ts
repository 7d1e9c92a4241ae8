const mebibyte = 1_048_576

/** Content types by the endings that a name may have for them. What is not here is kept nowhere: SVG and HTML run scripts. */
const endings = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip'],
  'application/gzip': ['gz', 'tgz'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/json': ['json'],
  'application/xml': ['xml', 'bpmn'],
  'text/csv': ['csv'],
  'text/markdown': ['md'],
  'text/plain': ['txt', 'log'],
} as const

export type ContentType = keyof typeof endings

const images: ContentType[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

type FilePurposeRules = { maxBytes: number; contentTypes: readonly ContentType[] }

export const filePurposes = {
  attachment: { maxBytes: 20 * mebibyte, contentTypes: Object.keys(endings) as ContentType[] },
  image: { maxBytes: 5 * mebibyte, contentTypes: images },
  import: {
    maxBytes: 20 * mebibyte,
    contentTypes: [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/csv',
      'application/json',
      'application/xml',
    ],
  },
} as const satisfies Record<string, FilePurposeRules>

export type FilePurpose = keyof typeof filePurposes
export const filePurposeNames = Object.keys(filePurposes) as [FilePurpose, ...FilePurpose[]]
export const largestFile = Math.max(...Object.values(filePurposes).map(({ maxBytes }) => maxBytes))

export function isKeptType(type: string): type is ContentType {
  return Object.hasOwn(endings, type)
}

/** The type that a name claims by its ending; undefined for an ending that is not taken. */
export function claimedContentType(name: string): ContentType | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  const match = Object.entries(endings).find(([, list]) => (list as readonly string[]).includes(ending ?? ''))
  return match?.[0] as ContentType | undefined
}

/** Whether what the content is by itself agrees with what its name claims. `text` is content without a signature. */
export function agrees(claimed: ContentType, found: string): boolean {
  if (found === 'text') return claimed.startsWith('text/') || claimed === 'application/json'
  return claimed === found
}

/** A name as it is kept and given back: one line without path, control or direction characters; never used as a path. */
export function cleanFileName(name: string): string {
  const base = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = base.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  return [...clean].slice(-200).join('') || 'file'
}
