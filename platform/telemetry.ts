import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Telemetry = {
  readonly contentType: string
  /** A figure that is read when somebody asks; `read` may fail, then it is left out that time. */
  gauge(name: string, help: string, read: () => Promise<number> | number): void
  histogram<Label extends string>(name: string, help: string, labels: Label[], buckets: number[]): Histogram<Label>
  /** All figures in the text format of Prometheus. */
  expose(): Promise<string>
}

export function createTelemetry(): Telemetry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'ops_' })
  return {
    contentType: registry.contentType,
    gauge(name, help, read) {
      const gauge = new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          try {
            gauge.set(await read())
          } catch {
            gauge.remove()
          }
        },
      })
    },
    histogram: (name, help, labelNames, buckets) =>
      new Histogram({ name, help, labelNames, buckets, registers: [registry] }),
    expose: () => registry.metrics(),
  }
}
