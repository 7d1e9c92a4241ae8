export type Point = { x: number; y: number }
export type Size = { width: number; height: number }

/** What takes a place. `label`: the words below it; `events`: those at its lower border, from left to right. */
export type Node = Size & { id: string; label?: Size; events?: (Size & { id: string })[] }

/** From a node, or from an event at a border. `room`: the width of its words in px; ways of one `kind` may share a line. */
export type Edge = { id: string; source: string; target: string; room?: number; kind?: string }

/** The upper left corner of each node and event, and the corners of each way. */
export type Layout = { places: Map<string, Point>; ways: Map<string, Point[]> }

/** Words are cut off beyond 150 px, and stand on no level line that has less than 48 px for them. */
export const roomOf = ({ room = 0 }: Edge): number => (room > 0 ? Math.min(Math.max(room, 48), 150) : 0)
