-- A small shop that has sold for two years until now: about 8,000 orders with 16,000 lines. Dice are thrown by name, so
-- that a day has the same orders wherever and whenever the shop is filled.

create function pg_temp.dice(seed text, sides int) returns int immutable
  return ('x' || substr(md5(seed), 1, 7))::bit(28)::int % sides;

create table customers (
  id int primary key,
  name text not null,
  level text not null check (level in ('normal', 'silver', 'gold')),
  region text not null,
  city text not null,
  phone text not null,
  email text not null,
  joined_on date not null
);
comment on table customers is '客户（虚构）';
comment on column customers.name is '姓名';
comment on column customers.level is '会员等级：normal 普通，silver 银卡，gold 金卡';
comment on column customers.region is '大区';
comment on column customers.city is '城市';
comment on column customers.phone is '手机号，号段不存在';
comment on column customers.email is '邮箱';
comment on column customers.joined_on is '首次下单的日期';

create table products (
  id int primary key,
  name text not null,
  category text not null,
  unit_price numeric(10, 2) not null
);
comment on table products is '商品';
comment on column products.name is '名称';
comment on column products.category is '品类';
comment on column products.unit_price is '单价（元）';

create table orders (
  id int primary key,
  customer_id int not null references customers (id),
  channel text not null check (channel in ('app', 'web', 'store')),
  status text not null check (status in ('paid', 'shipped', 'completed', 'refunded', 'cancelled')),
  amount numeric(12, 2) not null,
  ordered_at timestamptz not null,
  ordered_on date not null generated always as ((ordered_at at time zone 'Asia/Shanghai')::date) stored
);
create index orders_ordered_on on orders (ordered_on);
create index orders_customer on orders (customer_id);
comment on table orders is '订单：两年以来，到首次启动为止';
comment on column orders.customer_id is '客户';
comment on column orders.channel is '渠道：app 应用，web 网站，store 门店';
comment on column orders.status is '状态：paid 已付款，shipped 已发货，completed 已完成，refunded 已退款，cancelled 已取消';
comment on column orders.amount is '金额（元），各行之和';
comment on column orders.ordered_at is '下单时间';
comment on column orders.ordered_on is '下单日期（北京时间）';

create table order_items (
  order_id int not null references orders (id),
  line_no int not null,
  product_id int not null references products (id),
  quantity int not null check (quantity > 0),
  unit_price numeric(10, 2) not null,
  amount numeric(12, 2) not null generated always as (quantity * unit_price) stored,
  primary key (order_id, line_no)
);
create index order_items_product on order_items (product_id);
comment on table order_items is '订单行';
comment on column order_items.order_id is '订单';
comment on column order_items.line_no is '行号，从 1 开始';
comment on column order_items.product_id is '商品';
comment on column order_items.quantity is '数量';
comment on column order_items.unit_price is '成交单价（元）';
comment on column order_items.amount is '金额（元）';

insert into products (id, name, category, unit_price) values
  (1, '龙井茶', '茶叶', 128), (2, '普洱茶', '茶叶', 96), (3, '茉莉花茶', '茶叶', 45),
  (4, '云南咖啡豆', '咖啡', 78), (5, '挂耳咖啡', '咖啡', 39), (6, '冷萃咖啡液', '咖啡', 59.9),
  (7, '坚果礼盒', '零食', 99), (8, '芒果干', '零食', 25.5), (9, '牛肉干', '零食', 49.9),
  (10, '五常大米', '粮油', 69), (11, '橄榄油', '粮油', 88), (12, '黑芝麻油', '粮油', 36.5),
  (13, '棉麻抱枕', '家居', 55), (14, '香薰蜡烛', '家居', 72), (15, '马克杯', '家居', 32),
  (16, '活页本', '文具', 28), (17, '钢笔', '文具', 118), (18, '彩色铅笔', '文具', 46);

-- The shop grows, is busier at weekends, and busiest in June and November.
create temp table draft on commit drop as
select row_number() over (order by ordered_at, seed)::int as id, seed, ordered_at,
  1 + least(pg_temp.dice(seed || 'who', 400), pg_temp.dice(seed || 'else', 400)) as customer_id
from generate_series(0, 730) as back,
  lateral (select (now() at time zone 'Asia/Shanghai')::date - back as day) as that,
  lateral generate_series(1, 5
    + pg_temp.dice(day || 'busy', 5)
    + (day - date '2024-01-01') / 300
    + case when extract(isodow from day) > 5 then 4 else 0 end
    + case when extract(month from day) in (6, 11) then 6 else 0 end) as nth,
  lateral (select day || '/' || nth || '/' as seed) as named,
  lateral (select (day + time '08:00' + make_interval(secs => pg_temp.dice(seed || 'at', 50400)))
    at time zone 'Asia/Shanghai' as ordered_at) as timed
where ordered_at < now();

create temp table draft_line on commit drop as
select draft.id as order_id, line + 1 as line_no, product.id as product_id, product.unit_price,
  1 + pg_temp.dice(seed || line, 3) as quantity
from draft
cross join lateral generate_series(0, pg_temp.dice(seed || 'lines', 3)) as line
join products as product on product.id = 1 + (pg_temp.dice(seed || 'what', 18) + line * 5) % 18;

insert into customers (id, name, level, region, city, phone, email, joined_on)
select n + 1,
  (string_to_array('王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗', ' '))[1 + n % 20]
    || (string_to_array('伟 芳 娜 敏 静 强 磊 洋 艳 勇 军 杰 涛 明 超 秀英 子涵 雨桐 浩然 欣怡', ' '))[1 + n / 20],
  case when pg_temp.dice('level' || n, 10) = 0 then 'gold' when pg_temp.dice('level' || n, 10) < 4 then 'silver' else 'normal' end,
  place.region, place.city,
  '1000' || lpad((n * 7919 % 10000000)::text, 7, '0'),
  'customer' || n + 1 || '@example.com',
  coalesce((select min((ordered_at at time zone 'Asia/Shanghai')::date) from draft where customer_id = n + 1),
    (now() at time zone 'Asia/Shanghai')::date)
from generate_series(0, 399) as n
join (values
  (0, '华东', '上海'), (1, '华东', '杭州'), (2, '华东', '南京'), (3, '华南', '深圳'), (4, '华南', '广州'), (5, '华北', '北京'),
  (6, '华北', '天津'), (7, '西南', '成都'), (8, '西南', '重庆'), (9, '华中', '武汉'), (10, '西北', '西安'), (11, '东北', '沈阳')
) as place (no, region, city)
  on place.no = least(pg_temp.dice('place' || n, 12), pg_temp.dice('other place' || n, 12));

insert into orders (id, customer_id, channel, status, amount, ordered_at)
select id, customer_id,
  case when pg_temp.dice(seed || 'way', 10) < 5 then 'app' when pg_temp.dice(seed || 'way', 10) < 8 then 'web' else 'store' end,
  case when pg_temp.dice(seed || 'fate', 100) < 3 then 'cancelled'
    when pg_temp.dice(seed || 'fate', 100) < 7 then 'refunded'
    when ordered_at > now() - interval '2 days' then 'paid'
    when ordered_at > now() - interval '6 days' then 'shipped'
    else 'completed' end,
  amount, ordered_at
from draft
join (select order_id, sum(quantity * unit_price) as amount from draft_line group by order_id) as total on order_id = id;

insert into order_items (order_id, line_no, product_id, quantity, unit_price)
select order_id, line_no, product_id, quantity, unit_price from draft_line;
