-- A seed: made anew from its file each time.
create or replace table marts.countries (code char(2) primary key, name varchar, currency char(3));
copy into marts.countries from @raw.landing/countries.csv
  file_format = (type = csv skip_header = 1 field_optionally_enclosed_by = '"') force = true;
