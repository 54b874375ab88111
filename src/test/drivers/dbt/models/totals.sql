{{ config(materialized='table') }}
select customer, sum(amount) as total, max(ordered_at) as last_order
from {{ ref('placed') }}
group by customer
