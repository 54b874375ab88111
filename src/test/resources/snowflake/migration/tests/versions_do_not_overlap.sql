select customer_id, valid_from, valid_to,
       lead(valid_from) over (partition by customer_id order by valid_from) as next_from
from marts.customer_history
qualify valid_to is null and next_from is not null or valid_to > next_from
