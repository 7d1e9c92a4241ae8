import { type JobInput, jobInput } from '../../domain/jobs/job.ts'

const tags = ['示例']

const machineCheck = `read -r one five fifteen _ < /proc/loadavg
total=$(awk '/MemTotal/ {{print $2}' /proc/meminfo)
free=$(awk '/MemAvailable/ {{print $2}' /proc/meminfo)
used=$(( (total - free) * 100 / total ))
echo "负载 / load: $one $five $fifteen"
echo "内存 / memory: $used% of $((total / 1024)) MB"
echo "{{\\"load\\": $one, \\"memory_percent\\": $used}" > "$OPS_RESULT"
[ "$used" -le {params.limit} ] || {{ echo "内存超过 {params.limit}% / memory is above {params.limit}%" >&2; exit 1; }
`

const diskUsage = `df -h /
used=$(df -P / | awk 'NR==2 {print $5}' | tr -d '%')
echo "{{\\"used_percent\\": $used}" > "$OPS_RESULT"
if [ "$used" -gt 90 ]; then echo "磁盘快满了 / the disk is nearly full" >&2; exit 1; fi
`

const nightlyReport = `echo "生成 {params.date} 的日报 / building the report of {params.date}"
for step in 1 2 3 4 5 6 7 8; do
  echo "  第 $step/8 步 / step $step of 8"
  sleep 1
done
echo "{{\\"date\\": \\"{params.date}\\", \\"rows\\": 1024}" > "$OPS_RESULT"
`

const livePicture = `for i in $(seq 1 30); do
  printf '\\033[32m%2d/30\\033[0m 处理第 %d 批 / batch %d\\n' "$i" "$i" "$i"
  [ $((i % 10)) -eq 0 ] && echo "第 $i 批有 1 条警告 / one warning in batch $i" >&2
  sleep 1
done
`

const unsteady = `# 前两次失败，第三次成功：看看重试 / fails twice, then succeeds: watch the retries
if [ "$OPS_ATTEMPT" -lt 3 ]; then
  echo "第 $OPS_ATTEMPT 次：上游还没准备好 / attempt $OPS_ATTEMPT: upstream is not ready yet" >&2
  exit 75
fi
echo "成功 / done"
`

const pythonSummary = `import json, os, statistics
amounts = [120.5, 98.0, 240.25, 77.75]
print(f"统计 {params.date} 的 {len(amounts)} 笔订单 / orders of {params.date}")
summary = dict(date="{params.date}", orders=len(amounts), mean=statistics.mean(amounts))
json.dump(summary, open(os.environ["OPS_RESULT"], "w"))
`

/** Jobs that make the first screen live: they run on this machine and touch nothing but the product. */
export function demoJobs({ host, port }: { host: string; port: number }): JobInput[] {
  return [
    {
      name: '示例：机器体检',
      description: '每分钟看一次负载和内存，内存超过参数 limit（%）时失败。',
      job_type: 'shell',
      config: { script: machineCheck },
      params: [{ name: 'limit', type: 'number', default: 95 }],
      trigger_type: 'cron',
      cron_expr: '* * * * *',
      timeout: 10,
      retry_count: 1,
      retry_interval: 5,
    },
    {
      name: '示例：磁盘用量',
      description: '每 5 分钟记录一次磁盘用量，超过 90% 时失败。结果写在 $OPS_RESULT。',
      job_type: 'shell',
      config: { script: diskUsage },
      trigger_type: 'cron',
      cron_expr: '*/5 * * * *',
      retry_count: 0,
    },
    {
      name: '示例：夜间日报',
      description: '每天凌晨两点为前一天生成日报。参数 date 默认为计划时间的前一天，补跑时也是那一天。',
      job_type: 'shell',
      config: { script: nightlyReport },
      params: [{ name: 'date', type: 'date', default: '{yesterday}' }],
      trigger_type: 'cron',
      cron_expr: '0 2 * * *',
      misfire_policy: 'once',
    },
    {
      name: '示例：实时输出',
      description: '手动运行，打开运行页观看实时输出；运行中可以取消。',
      job_type: 'shell',
      config: { script: livePicture },
      timeout: 120,
    },
    {
      name: '示例：失败与重试',
      description: '前两次失败，第三次成功。',
      job_type: 'shell',
      config: { script: unsteady },
      retry_count: 3,
      retry_backoff: 'fixed',
      retry_interval: 5,
    },
    {
      name: '示例：Python 统计',
      description: '在执行器上运行 Python，结果是一个 JSON 对象。需要执行器上有 python3。',
      job_type: 'python',
      config: { script: pythonSummary },
      params: [{ name: 'date', type: 'date', default: '{yesterday}' }],
      retry_count: 0,
    },
    {
      name: '示例：自己的 worker',
      description: '由您自己的 Temporal worker 执行。先运行 docs/examples/python_worker.py，否则会因无人接手而超时。',
      job_type: 'rpc',
      config: { protocol: 'temporal', task_queue: 'shop', activity: 'settle_orders', args: ['{yesterday}'] },
      timeout: 15,
      retry_count: 0,
    },
    {
      name: '示例：HTTP 请求',
      description: '请求内网地址会被出口策略拦下；在 OPS_EGRESS_ALLOW 中放行后即可成功。',
      job_type: 'http',
      config: { method: 'GET', url: `http://${host}:${port}/healthz`, expect_json: 'body.status = "ok"' },
      retry_count: 0,
    },
  ].map((job) => jobInput.parse({ ...job, tags }))
}
