-- Sessions of Snowflake's drivers. Tokens are stored as SHA-256 of their random text.
create table driver_sessions (
  id bigint primary key,
  user_name varchar(256) not null,
  method varchar(16) not null,
  client varchar(256) not null,
  client_version varchar(64) not null,
  token_hash varchar(64) not null unique,
  token_until timestamp with time zone not null,
  master_hash varchar(64) not null unique,
  master_until timestamp with time zone not null,
  database_name varchar(256) not null,
  schema_name varchar(256) not null,
  role_name varchar(256) not null,
  warehouse_name varchar(256) not null,
  parameters text not null,
  created_at timestamp with time zone not null
);
create index driver_sessions_by_user on driver_sessions (user_name);
create index driver_sessions_by_end on driver_sessions (master_until);
