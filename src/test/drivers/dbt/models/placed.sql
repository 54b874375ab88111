{{ config(materialized='view') }}
select id, customer, coalesce(amount, 0) as amount, ordered_at::date as ordered_at
from {{ ref('orders') }}
