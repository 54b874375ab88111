select o.* exclude (amount) from marts.orders o
where not exists (select 1 from marts.customer_history h where h.customer_id = o.customer_id)
