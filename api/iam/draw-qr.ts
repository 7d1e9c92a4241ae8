import { renderSVG } from 'uqr'

/** A picture that is all black squares on white, also where the page is dark: scanners need that. */
export function drawQr(content: string): string {
  return renderSVG(content, { border: 2, pixelSize: 4, ecc: 'M' })
}
