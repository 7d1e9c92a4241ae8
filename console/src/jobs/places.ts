type Kind = { job_type: string }

/** The page of what fires: a job, or a flow, whose trigger is one. */
export const firingPage = ({ job_type }: Kind, id: number): string =>
  job_type === 'flow' ? `/flows/${id}` : `/jobs/${id}`

export const runPage = ({ job_type }: Kind, id: number): string =>
  job_type === 'flow' ? `/flow-runs/${id}` : `/runs/${id}`
