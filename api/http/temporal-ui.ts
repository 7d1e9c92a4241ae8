import type { ApiSettings } from '../settings.ts'

/** Where Temporal's Web UI asks for payloads to be opened. */
export const codecPath = '/api/v1/temporal/codec'

/** The one origin besides our own whose pages may send our cookie along, and that one only to `codecPath`. */
export function temporalUiOrigin({ TEMPORAL_UI_URL }: ApiSettings): string | undefined {
  return TEMPORAL_UI_URL === undefined ? undefined : URL.parse(TEMPORAL_UI_URL)?.origin
}
