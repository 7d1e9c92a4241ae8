/**
 * What a start tells, in English and Chinese.
 * @satisfies {Record<string, readonly [string, string]>}
 */
export const sentences = /** @type {const} */ ({
  waiting_for: [
    '… another start (pid {pid}) is at this step; waiting for it',
    '… 另一个启动进程（pid {pid}）正在执行这一步，等待中',
  ],
  stale_lock: [
    '  took over the lock of an earlier start that was killed (pid {pid})',
    '  已接管先前被终止的启动进程（pid {pid}）留下的锁',
  ],
  still_working: ['still working ({seconds} s)', '仍在进行（{seconds} 秒）'],
  fetching_node: ['fetching Node, once', '正在获取 Node（仅此一次）'],
  fetched_node: ['Node {version} fetched', '已获取 Node {version}'],
  packages_missing: ['installing packages, once', '正在安装依赖包（仅此一次）'],
  packages_outdated: [
    'installing packages: what is there is not complete or not current',
    '正在安装依赖包：现有安装不完整或已过期',
  ],
  packages_installed: ['packages installed', '依赖包已安装'],
  no_go: ['its release cannot be downloaded, and there is no Go to build it', '无法下载发行版，也没有可用于构建的 Go'],
  does_not_run: ['it does not run here', '无法在本机运行'],
  temporal_passed_over: [
    '{binary} is passed over: it does not run, or its server ({version}) is older than 1.29',
    '跳过 {binary}：无法运行，或其服务器版本（{version}）低于 1.29',
  ],
  temporal_not_downloaded: [
    'the release of Temporal cannot be downloaded ({reason}); building it from source instead',
    '无法下载 Temporal 发行版（{reason}），改为从源码构建',
  ],
  building_temporal: [
    'building Temporal with Go, once: about 5 minutes on two cores',
    '正在用 Go 构建 Temporal（仅此一次，双核约需 5 分钟）',
  ],
  building_progress: [
    'building Temporal: {packages} packages so far, now {now}',
    '正在构建 Temporal：已完成 {packages} 个包，当前 {now}',
  ],
  stale_start: [
    '  an earlier start (pid {pid}) was killed; going on from what it left',
    '  先前的启动进程（pid {pid}）被强行终止，将在其基础上继续',
  ],
  ending_leftover: [
    '  {name} (pid {pid}) is left over from a killed start; stopping it',
    '  正在停止被终止的启动遗留的 {name}（pid {pid}）',
  ],
  finding_temporal: ['looking for Temporal', '正在查找 Temporal'],
  found_temporal: ['Temporal found: {path}', '已找到 Temporal：{path}'],
  starting_postgres: ['starting PostgreSQL', '正在启动 PostgreSQL'],
  started_postgres: ['PostgreSQL {version} on 127.0.0.1:{port}', 'PostgreSQL {version} 运行于 127.0.0.1:{port}'],
  starting_temporal: ['starting Temporal', '正在启动 Temporal'],
  started_temporal: ['Temporal on {address}, its pages on {uiUrl}', 'Temporal 运行于 {address}，管理界面 {uiUrl}'],
  reaching_temporal: ['reaching Temporal', '正在连接 Temporal'],
  reached_temporal: ['Temporal at {address}, namespace {namespace}', '已连接 Temporal {address}，命名空间 {namespace}'],
  migrating: ['bringing the database up to date', '正在更新数据库结构'],
  migrated: ['database up to date', '数据库结构已是最新'],
  building_console: ['building the console', '正在构建控制台'],
  built_console: ['console built', '控制台已构建'],
  kept_console: ['console unchanged', '控制台无变化'],
  starting_processes: ['starting api, worker and executor', '正在启动 api、worker、executor'],
  started_processes: ['api, worker and executor are ready', 'api、worker、executor 已就绪'],
  plain_http: [
    '! OPS speaks plain HTTP on {host}: whoever is on the way reads passwords and takes over sessions.\n  Put TLS in front and set OPS_PUBLIC_URL to its https address: docs/tls.md',
    '! OPS 正在 {host} 上以明文 HTTP 提供服务：途经的任何人都能读取密码、冒用会话。\n  请在前端启用 TLS，并将 OPS_PUBLIC_URL 设为其 https 地址：docs/tls.md',
  ],
  all_ready: [
    '  up in {seconds} s; logs in {logs}; Ctrl-C stops everything',
    '  启动用时 {seconds} 秒；日志位于 {logs}；按 Ctrl-C 停止',
  ],
  stopping: ['… stopping everything (Ctrl-C again: at once)', '… 正在停止（再次按 Ctrl-C 立即结束）'],
  stopped: ['✓ everything is stopped, all data is kept', '✓ 已全部停止，数据均已保留'],
  stopped_one: ['✓ {name} stopped ({took})', '✓ {name} 已停止（{took}）'],
  died: ['! {name} died ({how}); starting it again in {seconds} s', '! {name} 意外退出（{how}），{seconds} 秒后重启'],
  restart_failed: ['! {name} did not come up again; next try in {seconds} s', '! {name} 重启失败，{seconds} 秒后再试'],
  restarted: ['✓ {name} runs again (pid {pid})', '✓ {name} 已恢复运行（pid {pid}）'],
  postgres_elsewhere: [
    "PostgreSQL's data is in {path}: its system user cannot reach {wanted}",
    'PostgreSQL 数据位于 {path}：其系统用户无法进入 {wanted}',
  ],
  postgres_copied: [
    "PostgreSQL's programs are copied to {path}: its system user cannot reach {from}",
    'PostgreSQL 程序已复制到 {path}：其系统用户无法进入 {from}',
  ],
  postgres_user_made: [
    'made the system user {name}, because PostgreSQL does not run as root',
    '已创建系统用户 {name}，因为 PostgreSQL 不能以 root 运行',
  ],
  postgres_stale_pid: [
    'removed a stale pid file of PostgreSQL: {pid} is not this database',
    '已删除 PostgreSQL 的失效 pid 文件：{pid} 并非此数据库',
  ],
  setting_up_temporal: ['setting up Temporal', '正在设置 Temporal'],
  temporal_set_up: [
    'Temporal at {address}, namespace {namespace}: set {changes}',
    'Temporal {address}，命名空间 {namespace}：已设置 {changes}',
  ],
  temporal_is_set_up: [
    'Temporal at {address}, namespace {namespace}: everything was there already',
    'Temporal {address}，命名空间 {namespace}：均已就绪，无需改动',
  ],
  dynamic_config: [
    "\nOnly the cluster's operator can set these; in the file of its dynamicConfigClient:\n",
    '\n以下只能由集群运维人员设置，请写入其 dynamicConfigClient 的文件：\n',
  ],
  finding_browser: ['looking for a browser', '正在查找浏览器'],
  found_browser: ['browser found: {path}', '已找到浏览器：{path}'],
  finding_slapd: ['looking for an OpenLDAP server', '正在查找 OpenLDAP 服务器'],
  found_slapd: ['OpenLDAP server found: {path}', '已找到 OpenLDAP 服务器：{path}'],
  finding_mariadb: ['looking for a MariaDB server', '正在查找 MariaDB 服务器'],
  found_mariadb: ['MariaDB server found: {path}', '已找到 MariaDB 服务器：{path}'],
  installing_mariadb: ['installing MariaDB with apt, once', '正在用 apt 安装 MariaDB（仅此一次）'],
  finding_python: ['looking for Python', '正在查找 Python'],
  found_python: ['Python found: {path}', '已找到 Python：{path}'],
  installing_python: ['installing Python with apt, once', '正在用 apt 安装 Python（仅此一次）'],
  installing_redis: ['installing Redis with apt, once', '正在用 apt 安装 Redis（仅此一次）'],
  installing_venv: ["installing Python's venv with apt, once", '正在用 apt 安装 Python 的 venv（仅此一次）'],
  installing_celery: ['installing Celery {version} with pip, once', '正在用 pip 安装 Celery {version}（仅此一次）'],
  installing_slapd: ['installing slapd with apt, once', '正在用 apt 安装 slapd（仅此一次）'],
  installing_browser: ['installing Chromium with apt, once', '正在用 apt 安装 Chromium（仅此一次）'],
})
