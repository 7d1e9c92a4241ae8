import { type FlowInput, flowInput } from '../../domain/flows/flow.ts'
import { type FlowGraph, flowGraph } from '../../domain/flows/flow-graph.ts'

type DemoFlow = { input: FlowInput; graph: FlowGraph }

/** A step that says what it does, takes a moment and gives a result. */
const step = (
  id: string,
  name: string,
  result: Record<string, unknown>,
  { says = name, ...fields }: { says?: string } & Record<string, unknown> = {},
) => ({
  id,
  name,
  type: 'job',
  inline: {
    job_type: 'shell',
    config: {
      script: `echo "${says}"\nsleep 1\ncat > "$OPS_RESULT" <<'END'\n${JSON.stringify(result).replaceAll('{', '{{')}\nEND\n`,
    },
  },
  ...fields,
})

/** The three patterns that flows are made of, a night's work that can be made up for, and one that asks a person. */
export function demoFlows(): DemoFlow[] {
  return [
    flow('示例：串行流程', '一步做完再做下一步：A → B → C。', {
      nodes: [step('A', '第一步', { ok: true }), step('B', '第二步', { ok: true }), step('C', '第三步', { ok: true })],
      edges: [
        { source: 'A', target: 'B' },
        { source: 'B', target: 'C' },
      ],
    }),
    flow('示例：并行流程', '两步同时做，都完成之后再汇总：A → [B, C] → D。', {
      nodes: [
        step('A', '准备', { ok: true }),
        step('B', '统计订单', { orders: 128 }),
        step('C', '统计退款', { refunds: 3 }),
        step('D', '汇总', { done: true }),
      ],
      edges: [
        { source: 'A', target: 'B' },
        { source: 'A', target: 'C' },
        { source: 'B', target: 'D' },
        { source: 'C', target: 'D' },
      ],
    }),
    flow('示例：条件分支', '金额大于 100 走人工复核的数据准备，否则自动通过：if (A.result > 100) then B else C。', {
      nodes: [
        step('A', '取得金额', { amount: 150 }),
        step('B', '大额：准备复核', { review: true }),
        step('C', '小额：自动通过', { passed: true }),
        step('D', '登记', { done: true }, { join: 'one_success' }),
      ],
      edges: [
        { source: 'A', target: 'B', condition: 'A.result.amount > 100' },
        { source: 'A', target: 'C', default: true },
        { source: 'B', target: 'D' },
        { source: 'C', target: 'D' },
      ],
    }),
    flow(
      '示例：夜间管道',
      '每天凌晨一点处理前一天的数据，逐店汇总。漏掉的日子可以补数，每次都算它自己的那一天。',
      {
        nodes: [
          step('extract', '抽取数据', { rows: 1024 }, { says: '抽取 {params.day} 的数据', retry_count: 2 }),
          step('clean', '清洗', { rows: 1000 }),
          step(
            'shops',
            '按门店汇总',
            { done: true },
            {
              says: '汇总 {params.shop}',
              params: { shop: '=item' },
              for_each: '["北京", "上海", "深圳"]',
              concurrency: 2,
            },
          ),
          step('load', '写入报表', { done: true }),
        ],
        edges: [
          { source: 'extract', target: 'clean' },
          { source: 'clean', target: 'shops' },
          { source: 'shops', target: 'load' },
        ],
      },
      {
        params: [{ name: 'day', type: 'date', default: '{yesterday}' }],
        trigger_type: 'cron',
        cron_expr: '0 1 * * *',
      },
    ),
    flow('示例：人工确认', '检查之后请人确认，确认了才上线；一小时没有人确认就作罢。', {
      nodes: [
        step('check', '上线检查', { passed: true }),
        {
          id: 'confirm',
          name: '确认上线',
          type: 'manual',
          instructions: '请看检查结果，没有问题再确认。',
          timeout: 3600,
        },
        step('release', '上线', { done: true }),
        step('undo', '撤回准备', { done: true }),
      ],
      edges: [
        { source: 'check', target: 'confirm' },
        { source: 'confirm', target: 'release' },
        { source: 'confirm', target: 'undo', on: 'failure' },
      ],
    }),
  ]
}

function flow(name: string, description: string, graph: unknown, fields: Record<string, unknown> = {}): DemoFlow {
  return { graph: flowGraph.parse(graph), input: flowInput.parse({ name, description, tags: ['示例'], ...fields }) }
}
