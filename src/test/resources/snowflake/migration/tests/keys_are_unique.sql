select 'orders' as tab, order_id as id from marts.orders group by all having count(*) > 1
union all
select 'customers', customer_id from marts.customer_history where valid_to is null group by all having count(*) > 1
