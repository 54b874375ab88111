-- Where the rows come from: files of a stage, loaded as they are. A file is loaded once.
create schema if not exists raw;
create schema if not exists staging;
create schema if not exists marts;
use schema raw;
create file format if not exists pipes type = csv field_delimiter = '|' skip_header = 1 empty_field_as_null = true;
create table if not exists customers (
  id integer not null, name varchar(40), country char(2), email varchar, updated_at timestamp_ntz,
  loaded_from varchar);
create table if not exists orders (doc variant, loaded_from varchar);
copy into customers
  from (select $1, $2, $3, $4, $5, metadata$filename from @landing)
  pattern = '.*customers.*[.]csv' file_format = (format_name = 'pipes');
copy into orders
  from (select $1, metadata$filename from @landing)
  pattern = '.*orders.*[.]json' file_format = (type = json);
