/**
 * What a start can fail on: what happened, and what to do about it, in English and Chinese.
 * @satisfies {Record<string, { what: readonly [string, string], todo: readonly [string, string] }>}
 */
export const failures = /** @type {const} */ ({
  disk_full: {
    what: ['The disk is full: {path} cannot be written.', '磁盘已满：无法写入 {path}。'],
    todo: [
      'Free some space (1 GB is enough), or point OPS_DATA_DIR and OPS_CACHE_DIR at another disk, and start again.',
      '请释放空间（1 GB 即可），或把 OPS_DATA_DIR、OPS_CACHE_DIR 指向其他磁盘，然后重新启动。',
    ],
  },
  not_writable: {
    what: ['{path} cannot be written by this user.', '当前用户无法写入 {path}。'],
    todo: [
      'Change its owner or mode, or set OPS_DATA_DIR (data) or OPS_CACHE_DIR (cache) to a folder of your own.',
      '请修改其属主或权限，或将 OPS_DATA_DIR（数据）、OPS_CACHE_DIR（缓存）设为您自己的文件夹。',
    ],
  },
  not_a_folder: {
    what: ['{path} is, or lies in, a file where a folder is needed.', '{path} 应为文件夹，但它或其上级是文件。'],
    todo: [
      'Move that file away, or point OPS_DATA_DIR or OPS_CACHE_DIR at another place.',
      '请移走该文件，或将 OPS_DATA_DIR、OPS_CACHE_DIR 指向其他位置。',
    ],
  },
  disk_low: {
    what: ['Only {free} MB are free where {path} is.', '{path} 所在磁盘仅剩 {free} MB。'],
    todo: [
      'Free at least {needed} MB, or point OPS_DATA_DIR and OPS_CACHE_DIR at another disk, and start again.',
      '请至少释放 {needed} MB，或把 OPS_DATA_DIR、OPS_CACHE_DIR 指向其他磁盘，然后重新启动。',
    ],
  },
  bad_setting: {
    what: ['The setting {name} cannot be used: {reason}', '设置项 {name} 无法使用：{reason}'],
    todo: ['Correct it and start again.', '请更正后重新启动。'],
  },
  node_unsupported: {
    what: ['There is no ready-made Node for {platform}.', '没有适用于 {platform} 的 Node 安装包。'],
    todo: ['Install Node {version} or newer and start again.', '请安装 Node {version} 或更新版本后重新启动。'],
  },
  node_unusable: {
    what: ['Node {version} was fetched but does not run on this machine.', 'Node {version} 已下载，但无法在本机运行。'],
    todo: [
      'Install Node {version} or newer by your own means and start again.',
      '请自行安装 Node {version} 或更新版本后重新启动。',
    ],
  },
  npm_missing: {
    what: ['npm was not found.', '找不到 npm。'],
    todo: ['Start with `npm start`, or put npm on PATH.', '请使用 `npm start` 启动，或把 npm 放入 PATH。'],
  },
  npm_failed: {
    what: ['npm could not install the packages: {reason}', 'npm 无法安装依赖包：{reason}'],
    todo: [
      'Nothing half-done is used: the next start installs again from the beginning. If it stays, run `npm ci --ignore-scripts` to see all of it.',
      '不会使用未完成的安装：下次启动会重新安装。若仍失败，请执行 `npm ci --ignore-scripts` 查看完整输出。',
    ],
  },
  no_network: {
    what: ['The package registry cannot be reached.', '无法连接软件包仓库。'],
    todo: [
      'Connect to the network, or tell npm of your proxy or mirror (`npm config set proxy …`, `registry …`), and start again. After the first start no network is needed.',
      '请联网，或为 npm 配置代理或镜像（`npm config set proxy …`、`registry …`）后重新启动。首次启动之后不再需要网络。',
    ],
  },
  port_in_use: {
    what: ['Port {port} is in use by another program.', '端口 {port} 已被其他程序占用。'],
    todo: [
      'Stop that program, or choose another port: OPS_PORT={other} npm start',
      '请停止该程序，或换一个端口：OPS_PORT={other} npm start',
    ],
  },
  already_running: {
    what: ['OPS runs already with {path} (pid {pid}): {url}', 'OPS 已在使用 {path} 运行（pid {pid}）：{url}'],
    todo: [
      'Use that one, or stop it first; for a second instance set OPS_DATA_DIR and OPS_PORT.',
      '请直接使用，或先停止它；如需第二个实例，请设置 OPS_DATA_DIR 和 OPS_PORT。',
    ],
  },
  secret_key_missing: {
    what: [
      'With a database of your own (DATABASE_URL) OPS needs OPS_SECRET_KEY, and there is none.',
      '使用自有数据库（DATABASE_URL）时必须设置 OPS_SECRET_KEY，当前未设置。',
    ],
    todo: [
      'Make one with `openssl rand -base64 32`, keep it safe, and set OPS_SECRET_KEY or OPS_SECRET_KEY_FILE.',
      '请用 `openssl rand -base64 32` 生成并妥善保存，然后设置 OPS_SECRET_KEY 或 OPS_SECRET_KEY_FILE。',
    ],
  },
  secret_key_lost: {
    what: [
      'The key {path} is missing, but there is a database whose secrets are sealed with it.',
      '密钥文件 {path} 不存在，但已有用它加密的数据库。',
    ],
    todo: [
      'Put the file back from a backup, or set OPS_SECRET_KEY; to begin anew, set OPS_DATA_DIR to another folder.',
      '请从备份恢复该文件，或设置 OPS_SECRET_KEY；如需重新开始，请将 OPS_DATA_DIR 设为其他文件夹。',
    ],
  },
  file_empty: {
    what: ['{path} is empty.', '{path} 为空文件。'],
    todo: [
      'Put its content back from a backup, or delete it when nothing depends on it.',
      '请从备份恢复其内容；若无依赖可将其删除。',
    ],
  },
  migrate_failed: {
    what: ['The database could not be brought up to date: {reason}', '数据库结构更新失败：{reason}'],
    todo: ['A migration that fails changes nothing. Details are in {log}.', '失败的迁移不会改动数据。详情见 {log}。'],
  },
  console_failed: {
    what: ['The console could not be built: {reason}', '控制台构建失败：{reason}'],
    todo: [
      'The last build was kept. Details are in logs/start.log of the data folder.',
      '已保留上次构建的结果。详情见数据文件夹中的 logs/start.log。',
    ],
  },
  child_ended: {
    what: ['{name} ended before it was ready: {reason}', '{name} 在就绪前退出：{reason}'],
    todo: ['Its log is {log}.', '其日志为 {log}。'],
  },
  child_silent: {
    what: ['{name} did not become ready in time: {reason}', '{name} 未能按时就绪：{reason}'],
    todo: ['Its log is {log}.', '其日志为 {log}。'],
  },
  unexpected: {
    what: ['Something that was not foreseen went wrong: {reason}', '发生了未预料的错误：{reason}'],
    todo: [
      'Nothing was deleted. Details are in logs/start.log of the data folder.',
      '没有删除任何数据。详情见数据文件夹中的 logs/start.log。',
    ],
  },
  temporal_not_prepared: {
    what: [
      'Temporal at {address} lacks what OPS needs in the namespace {namespace}: {missing}',
      '位于 {address} 的 Temporal 在命名空间 {namespace} 中缺少 OPS 所需内容：{missing}',
    ],
    todo: [
      'Run `npm run temporal:setup` with the same settings, then start again.',
      '请用相同设置执行 `npm run temporal:setup` 后重新启动。',
    ],
  },
  postgres_unsupported: {
    what: ['There is no built-in PostgreSQL for {platform}.', '没有适用于 {platform} 的内置 PostgreSQL。'],
    todo: [
      'Set DATABASE_URL to a PostgreSQL 18 server of your own.',
      '请将 DATABASE_URL 设为您自己的 PostgreSQL 18 服务器。',
    ],
  },
  postgres_user: {
    what: [
      'PostgreSQL refuses to run as root, and no user could be made for it.',
      'PostgreSQL 不能以 root 运行，也无法为它创建系统用户。',
    ],
    todo: [
      'Run `useradd --system ops-postgres`, or start as another user than root, or set DATABASE_URL.',
      '请执行 `useradd --system ops-postgres`，或改用非 root 用户启动，或设置 DATABASE_URL。',
    ],
  },
  postgres_other_version: {
    what: [
      'The data in {path} was written by PostgreSQL {found}; this version of OPS brings PostgreSQL {wanted}.',
      '{path} 中的数据由 PostgreSQL {found} 写入，而本版本 OPS 自带 PostgreSQL {wanted}。',
    ],
    todo: [
      'Nothing was changed. Dump it with PostgreSQL {found} and load it into a new folder, or set OPS_DATA_DIR to another folder.',
      '数据未被改动。请用 PostgreSQL {found} 导出后导入新文件夹，或将 OPS_DATA_DIR 设为其他文件夹。',
    ],
  },
  postgres_foreign_data: {
    what: [
      '{path} is not empty and holds no PostgreSQL data that OPS made.',
      '{path} 不为空，且其中没有由 OPS 创建的 PostgreSQL 数据。',
    ],
    todo: [
      'Nothing was changed. Move what is there to another place, or set OPS_DATA_DIR to another folder.',
      '数据未被改动。请将其中内容移走，或将 OPS_DATA_DIR 设为其他文件夹。',
    ],
  },
  postgres_gone: {
    what: [
      "{file} says that PostgreSQL's data is in {path}, and that is gone.",
      '{file} 记录 PostgreSQL 数据位于 {path}，但该文件夹已不存在。',
    ],
    todo: [
      'Put that folder back from a backup; to begin anew, set OPS_DATA_DIR to another folder.',
      '请从备份恢复该文件夹；如需重新开始，请将 OPS_DATA_DIR 设为其他文件夹。',
    ],
  },
  postgres_stuck: {
    what: [
      'A PostgreSQL left over in {path} (pid {pid}) does not end.',
      '{path} 中遗留的 PostgreSQL（pid {pid}）无法结束。',
    ],
    todo: ['End it with `kill -QUIT {pid}` and start again.', '请执行 `kill -QUIT {pid}` 后重新启动。'],
  },
  postgres_failed: {
    what: ['PostgreSQL did not start: {reason}', 'PostgreSQL 未能启动：{reason}'],
    todo: [
      'Its messages are in {log}. Nothing was deleted; once the cause is gone, start again.',
      '详细信息见 {log}。没有删除任何数据；消除原因后请重新启动。',
    ],
  },
  temporal_missing: {
    what: ['There is no Temporal server on this machine: {reason}', '本机没有 Temporal 服务器：{reason}'],
    todo: [
      'Connect to the network and start again, or install Go 1.25 or newer (it is then built here), or put a `temporal` on PATH, or set TEMPORAL_ADDRESS.',
      '请联网后重试，或安装 Go 1.25 以上（将在本机构建），或把 `temporal` 放入 PATH，或设置 TEMPORAL_ADDRESS。',
    ],
  },
  browser_missing: {
    what: ['There is no browser for the tests of the console.', '没有可用于控制台测试的浏览器。'],
    todo: [
      'Install Chromium or Chrome, or set OPS_CHROMIUM to the path of one.',
      '请安装 Chromium 或 Chrome，或将 OPS_CHROMIUM 设为其路径。',
    ],
  },
  mariadb_missing: {
    what: ['There is no MariaDB server for the tests of data sources.', '没有可用于数据源测试的 MariaDB 服务器。'],
    todo: [
      'Install the package mariadb-server-core, or set OPS_MARIADBD to the path of a mariadbd.',
      '请安装软件包 mariadb-server-core，或将 OPS_MARIADBD 设为 mariadbd 的路径。',
    ],
  },
  python_missing: {
    what: ['There is no Python for the tests of scripts.', '没有可用于脚本测试的 Python。'],
    todo: ['Install the package python3.', '请安装软件包 python3。'],
  },
  redis_missing: {
    what: ['There is no Redis server for the bench of flows.', '没有可用于流程基准测试的 Redis 服务器。'],
    todo: [
      'Install the package redis-server, or set OPS_REDIS_SERVER to the path of one.',
      '请安装软件包 redis-server，或将 OPS_REDIS_SERVER 设为其路径。',
    ],
  },
  venv_missing: {
    what: [
      'There is no Python with venv and pip for the bench of flows.',
      '没有可用于流程基准测试的 Python（需带 venv 和 pip）。',
    ],
    todo: ['Install the package python3-venv.', '请安装软件包 python3-venv。'],
  },
  celery_missing: {
    what: ['Celery could not be installed for the bench of flows: {reason}', '无法为流程基准测试安装 Celery：{reason}'],
    todo: [
      'Connect to the network, or tell pip of your proxy or mirror, and start the bench again.',
      '请联网，或为 pip 配置代理或镜像，然后重新运行基准测试。',
    ],
  },
  slapd_missing: {
    what: ['There is no OpenLDAP server for the tests of directories.', '没有可用于目录测试的 OpenLDAP 服务器。'],
    todo: [
      'Install the package slapd, or set OPS_SLAPD to the path of one.',
      '请安装软件包 slapd，或将 OPS_SLAPD 设为其路径。',
    ],
  },
  temporal_failed: {
    what: ['Temporal did not start: {reason}', 'Temporal 未能启动：{reason}'],
    todo: [
      'Its messages are in {log}. Nothing was deleted; once the cause is gone, start again.',
      '详细信息见 {log}。没有删除任何数据；消除原因后请重新启动。',
    ],
  },
  temporal_unreachable: {
    what: ['Temporal at {address} does not answer: {reason}', '位于 {address} 的 Temporal 没有响应：{reason}'],
    todo: [
      'Check TEMPORAL_ADDRESS, TEMPORAL_TLS* and TEMPORAL_API_KEY, and that the server is up.',
      '请检查 TEMPORAL_ADDRESS、TEMPORAL_TLS*、TEMPORAL_API_KEY，并确认服务器已启动。',
    ],
  },
  temporal_config: {
    what: ['{path} cannot be used: {reason}', '{path} 无法使用：{reason}'],
    todo: ['Correct that line and start again.', '请更正该行后重新启动。'],
  },
})

/** @typedef {keyof typeof failures} FailureCode */
