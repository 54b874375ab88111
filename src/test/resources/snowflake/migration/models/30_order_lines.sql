-- One row for each line of an order; an order without lines keeps one.
create or replace table staging.order_lines as
select o.order_id, l.index + 1 as line,
       l.value:sku::string as sku,
       l.value:quantity::integer as quantity,
       l.value:price::number(12, 3) as price,
       quantity * price as amount
from staging.orders o, lateral flatten(input => o.lines, outer => true) l;
