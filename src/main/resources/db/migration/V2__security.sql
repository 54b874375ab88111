-- Who may call, as whom, with what. One text for H2 (PostgreSQL mode) and PostgreSQL.

create table users (
  name varchar(255) primary key,
  password_hash varchar(512),
  default_role varchar(255),
  default_warehouse varchar(255),
  default_database varchar(255),
  default_schema varchar(255),
  disabled boolean not null default false,
  rsa_public_key text,
  rsa_public_key_fp varchar(64),
  rsa_public_key_2 text,
  rsa_public_key_2_fp varchar(64),
  created_at timestamp with time zone not null
);

create table roles (
  name varchar(255) primary key,
  created_at timestamp with time zone not null
);

create table role_grants (
  id varchar(36) primary key,
  user_name varchar(255) not null references users (name) on delete cascade,
  role_name varchar(255) not null references roles (name) on delete cascade,
  granted_at timestamp with time zone not null,
  constraint role_grants_once unique (user_name, role_name)
);

-- The secret itself is never stored: hash is SHA-256 of the whole key, in hexadecimal digits.
create table api_keys (
  id varchar(64) primary key,
  hash varchar(64) not null,
  user_name varchar(255) not null references users (name) on delete cascade,
  role_name varchar(255),
  label varchar(255) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone
);

create index api_keys_of_user on api_keys (user_name);

insert into roles (name, created_at) values
  ('ACCOUNTADMIN', current_timestamp),
  ('SYSADMIN', current_timestamp),
  ('PUBLIC', current_timestamp);
