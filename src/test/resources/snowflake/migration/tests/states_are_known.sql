select * from marts.orders where not array_contains(state::variant, ['open', 'paid'])
