{% snapshot totals_over_time %}
{{ config(target_schema='ANALYTICS', unique_key='customer', strategy='check', check_cols=['total']) }}
select customer, total {{ '+ 1' if var('later') else '' }} as total from {{ ref('totals') }}
{% endsnapshot %}
