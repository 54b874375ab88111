-- A spine of days, and revenue on each of them by currency.
create or replace table marts.days as
select dateadd(day, row_number() over (order by seq4()) - 1, '2024-03-01'::date)::date as day
from table(generator(rowcount => 5));

create or replace view marts.revenue as
select d.day, dayname(d.day) as weekday, k.currency,
       coalesce(sum(o.amount), 0) as revenue,
       sum(revenue) over (partition by k.currency order by d.day) as so_far,
       listagg(o.order_id, ',') within group (order by o.order_id) as orders
from marts.days d
cross join (select distinct currency from marts.countries) k
left join (
  select o.*, n.currency
  from marts.orders o
  join marts.customer_history h on h.customer_id = o.customer_id
   and o.changed_at >= h.valid_from and o.changed_at < coalesce(h.valid_to, '9999-12-31')
  join marts.countries n on n.code = h.country_code
  where o.state = 'paid') o
  on o.changed_at::date = d.day and o.currency = k.currency
group by d.day, k.currency;
