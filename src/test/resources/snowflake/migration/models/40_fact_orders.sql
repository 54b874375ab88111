-- Incremental: what changed since the last run is merged.
create table if not exists marts.orders (
  order_id integer primary key, customer_id integer, state varchar, lines integer,
  amount number(14, 2), changed_at timestamp_ntz);
set since = (select coalesce(max(changed_at), '1970-01-01'::timestamp_ntz) from marts.orders);
merge into marts.orders t
using (
  select o.order_id, o.customer_id, o.state, o.changed_at, count(l.sku) as lines,
         coalesce(sum(l.amount), 0)::number(14, 2) as amount
  from staging.orders o join staging.order_lines l using (order_id)
  where o.changed_at > $since
  group by all) s
on t.order_id = s.order_id
when matched and s.changed_at > t.changed_at then update set
  state = s.state, lines = s.lines, amount = s.amount, changed_at = s.changed_at
when not matched then insert (order_id, customer_id, state, lines, amount, changed_at)
  values (s.order_id, s.customer_id, s.state, s.lines, s.amount, s.changed_at);
