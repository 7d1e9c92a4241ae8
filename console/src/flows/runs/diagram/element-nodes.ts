/** What stands behind a shape of a diagram, as far as it is read here. */
export type Drawn = {
  $type: string
  id: string
  name?: string
  extensionElements?: { values?: { $type: string; nodeId?: string }[] }
  attachedToRef?: Drawn
  sourceRef?: Drawn
  targetRef?: Drawn
}

/** The id of the node that an element draws: its own, or the one that its extension keeps where XML allows no such id. */
export function nodeIdOf(element: Drawn): string {
  const kept = element.extensionElements?.values?.find(({ $type }) => $type === 'ops:Node')?.nodeId
  return kept ?? element.id
}

/** The nodes that a line joins; a failure leaves its node by an event at the border. */
export function endsOf({ sourceRef, targetRef }: Drawn): { source: string; target: string } | undefined {
  if (!sourceRef || !targetRef) return undefined
  return { source: nodeIdOf(sourceRef.attachedToRef ?? sourceRef), target: nodeIdOf(targetRef) }
}
