/** What the job that is a flow's trigger says of the flow: a run is frozen with it, and so stays on its version. */
export type FlowConfig = {
  /** The one that is published; 0 before the first. */
  flow_version: number
  is_draft: boolean
  /** Nodes under way at once; null for as many as there is room for. */
  max_parallel: number | null
  /** Changes with what is drawn. */
  graph_digest: string
}

/** Whether what a stored job says of itself is a flow that has a version to run. */
export function isPublished(config: object): boolean {
  return 'flow_version' in config && Number(config.flow_version) > 0
}
