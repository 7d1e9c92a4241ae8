/** Of a diagram that has the page to itself, or is a part of one. */
export const diagramSizes = {
  page: 'h-80 md:h-[calc(100vh-340px)] md:min-h-96',
  part: 'h-64 md:h-72',
}
