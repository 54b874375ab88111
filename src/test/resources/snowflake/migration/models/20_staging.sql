-- The newest version of each row, typed and named.
create or replace view staging.customers as
select id as customer_id, initcap(name) as customer_name, country as country_code,
       nullif(lower(email), '') as email, updated_at
from raw.customers
qualify row_number() over (partition by id order by updated_at desc) = 1;

create or replace view staging.orders as
select doc:id::integer as order_id,
       doc:customer.id::integer as customer_id,
       doc:at::timestamp_ntz as changed_at,
       doc:state::string as state,
       doc:coupon::string as coupon,
       doc:lines as lines
from raw.orders
qualify row_number() over (partition by order_id order by changed_at desc) = 1;
