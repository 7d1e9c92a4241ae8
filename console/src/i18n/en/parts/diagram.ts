import type { diagram as zhDiagram } from '../../zh/parts/diagram.ts'

export const diagram: typeof zhDiagram = {
  label: 'Diagram',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit to window',
  notDrawn: 'This graph has no places drawn',
  notDrawnBody: 'It runs all the same; open it in the designer and lay it out to see it here.',
}
