/** Conditions of failure edges that BPMN draws by the event at which they begin: a timer, or an error beside a timer. */
export function hasTimedOut(nodeId: string): string {
  return `${nodeId}.error_code = "timeout"`
}

export function hasNotTimedOut(nodeId: string): string {
  return `${nodeId}.error_code != "timeout"`
}
