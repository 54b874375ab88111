-- Keys that this server signs with, so that what it signed holds over a restart and on each node.
create table signing_keys (
  name varchar(64) primary key,
  secret varchar(64) not null,
  created_at timestamp with time zone not null
);
