const margin = 24
const sharpness = 2
/** Browsers draw no larger picture. */
const mostPixels = 12_000

/** The drawing as a picture that stands alone: with the light theme's colours, on its ground. */
export function standingPicture(svg: string): { svg: string; width: number; height: number } {
  const sheet = document.createElement('div')
  sheet.dataset.theme = 'light'
  sheet.hidden = true
  document.body.append(sheet)
  const tokens = getComputedStyle(sheet)
  // What only a marker sets is as if nobody had.
  const plain = svg.replace(/var\(--(?:shape|edge)-\w+, ((?:var\(--[\w-]+\))|[\w.]+)\)/g, '$1')
  const coloured = plain.replace(/var\((--[\w-]+)\)/g, (_, token: string) => tokens.getPropertyValue(token).trim())
  const ground = tokens.getPropertyValue('--surface').trim()
  sheet.remove()
  const document_ = new DOMParser().parseFromString(coloured, 'image/svg+xml')
  const root = document_.documentElement
  const [x = 0, y = 0, width = 100, height = 100] = (root.getAttribute('viewBox') ?? '').split(/\s+/).map(Number)
  const box = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin }
  root.setAttribute('viewBox', Object.values(box).join(' '))
  root.setAttribute('width', String(box.width))
  root.setAttribute('height', String(box.height))
  const paper = document_.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({ ...box, fill: ground })) paper.setAttribute(name, String(value))
  root.insertBefore(paper, root.firstChild)
  return { svg: new XMLSerializer().serializeToString(root), width: box.width, height: box.height }
}

export async function pngOf({ svg, width, height }: ReturnType<typeof standingPicture>): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = Math.min(sharpness, mostPixels / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be drawn'))), 'image/png')
  })
}
