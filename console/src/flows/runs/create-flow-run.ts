import { batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { createRecord } from '../../api/create-record.ts'
import type { ServerEvent } from '../../api/event-parser.ts'
import { followEvents, type StreamState } from '../../api/event-stream.ts'
import { flowRunQuery } from '../flow-reads.ts'
import { type FlowRun, type FlowRunDetail, isOpenRun, type RunNode } from '../flow-records.ts'

type Known = { run: FlowRunDetail | undefined; nodes: Record<string, RunNode> }

/** A run of a flow as it is now: read once, and while it goes on told by the server, over lost connections too. */
export function createFlowRun(runId: () => number) {
  const [known, setKnown] = createStore<Known>({ run: undefined, nodes: {} })
  const [state, setState] = createSignal<StreamState>('connecting')
  /** The run that is followed; what comes after its end is not told. */
  const [followed, follow] = createSignal<number>()
  const record = createRecord(() => flowRunQuery(runId()))
  const isOpen = createMemo(() => known.run?.id === runId() && isOpenRun(known.run))

  createEffect(
    on([record.data, runId], ([read, id]) => {
      // What is followed is newer than what was read.
      if (read && read.id === id && followed() !== id) take(read)
    }),
  )
  createEffect(
    on(followed, (id) => {
      if (id === undefined) return
      const stop = followEvents({
        path: `/api/v1/flow-runs/${id}`,
        onState: setState,
        isLast: (event) => event.event === 'end',
        onEvent: hear,
      })
      onCleanup(stop)
    }),
  )

  function hear({ event, data }: ServerEvent): void {
    if (event === 'end') follow(undefined)
    if (event === 'run') {
      const run = JSON.parse(data) as FlowRun
      setKnown('run', (before) => (before ? { ...before, ...run } : before))
    }
    if (event !== 'nodes') return
    const changed = JSON.parse(data) as RunNode[]
    batch(() => {
      for (const node of changed) setKnown('nodes', node.node_id, reconcile(node))
    })
  }

  /** What an action has answered, or what was read. */
  function take(detail: FlowRunDetail): void {
    batch(() => {
      setKnown('nodes', reconcile(Object.fromEntries(detail.nodes.map((node) => [node.node_id, node]))))
      setKnown('run', detail)
      follow(isOpenRun(detail) ? detail.id : undefined)
    })
  }

  return {
    /** Undefined until it is known. */
    run: (): FlowRunDetail | undefined => (known.run?.id === runId() ? known.run : undefined),
    nodes: (): Record<string, RunNode> => known.nodes,
    state,
    isOpen,
    error: record.error,
    refetch: record.refetch,
    take,
  }
}

export type LiveFlowRun = ReturnType<typeof createFlowRun>
