import AdaptiveLabels from 'bpmn-js/lib/features/modeling/behavior/AdaptiveLabelPositioningBehavior'
import type { EventBus } from './services.ts'

type Hooks = ConstructorParameters<typeof AdaptiveLabels>

const moves = /\.connection\.(layout|updateWaypoints)\./

/** Labels make room for what is new. When a node is moved, those of its neighbours stay where their file has them. */
export class SteadyLabels extends AdaptiveLabels {
  static override $inject = ['eventBus', 'modeling']

  constructor(eventBus: EventBus, modeling: Hooks[1]) {
    const on = (event: string, ...rest: never[]): void => {
      if (!moves.test(event)) (eventBus.on as (...hook: unknown[]) => void)(event, ...rest)
    }
    super({ on } as unknown as Hooks[0], modeling)
  }
}
