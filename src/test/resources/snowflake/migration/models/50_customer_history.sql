-- A snapshot: every version of a customer with the time in which it held.
create table if not exists marts.customer_history (
  customer_id integer, customer_name varchar, country_code char(2), email varchar,
  valid_from timestamp_ntz not null, valid_to timestamp_ntz, fingerprint integer);
create temporary table changed as
select c.*, hash(customer_name, country_code, email) as fingerprint
from staging.customers c
where not exists (
  select 1 from marts.customer_history h
  where h.customer_id = c.customer_id and h.valid_to is null
    and h.fingerprint = hash(c.customer_name, c.country_code, c.email));
begin;
update marts.customer_history h set valid_to = c.updated_at
from changed c where h.customer_id = c.customer_id and h.valid_to is null;
insert into marts.customer_history
select customer_id, customer_name, country_code, email, updated_at, null, fingerprint from changed;
commit;
