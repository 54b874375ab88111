select (select sum(amount) from marts.orders where state = 'paid') as paid, sum(revenue) as told
from marts.revenue having paid <> told
