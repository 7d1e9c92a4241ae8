export type ServerEvent = { id?: string; event: string; data: string }

/** Reads the `text/event-stream` format piece by piece, as it comes off the wire (HTML standard, 9.2.6). */
export function createEventParser(): (chunk: string) => ServerEvent[] {
  let rest = ''
  let fields: { id?: string; event?: string; data: string[] } = { data: [] }

  return function parse(chunk) {
    const events: ServerEvent[] = []
    rest += chunk
    // A lone CR at the end may be the first half of CRLF: it waits for the next piece.
    const usable = rest.endsWith('\r') ? rest.slice(0, -1) : rest
    const lines = usable.split(/\r\n|\n|\r/)
    const unfinished = lines.pop() ?? ''
    rest = unfinished + rest.slice(usable.length)
    for (const line of lines) {
      if (line === '') {
        if (fields.data.length > 0) {
          const { id, event = 'message', data } = fields
          events.push({ ...(id === undefined ? {} : { id }), event, data: data.join('\n') })
        }
        fields = { data: [] }
      } else readField(line)
    }
    return events
  }

  function readField(line: string): void {
    const colon = line.indexOf(':')
    if (colon === 0) return
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'data') fields.data.push(value)
    else if (name === 'event') fields.event = value
    else if (name === 'id') fields.id = value
  }
}
