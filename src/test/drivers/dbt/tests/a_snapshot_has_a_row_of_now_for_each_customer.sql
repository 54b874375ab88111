select customer
from {{ ref('totals_over_time') }}
where dbt_valid_to is null
group by customer
having count(*) <> 1
