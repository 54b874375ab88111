{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge') }}
select id, customer, amount {{ '+ 1' if var('later') else '' }} as amount, ordered_at
from {{ ref('placed') }}
{% if is_incremental() %}
where ordered_at >= (select max(ordered_at) from {{ this }})
{% endif %}
