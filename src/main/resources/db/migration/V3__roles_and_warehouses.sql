-- What statements about users, roles, grants and warehouses keep. One text for H2 (PostgreSQL mode)
-- and PostgreSQL; JSON as text.

alter table users add column login_name varchar(255);
alter table users add column expires_at timestamp with time zone;
-- properties that only are shown: {"EMAIL": "…"}
alter table users add column properties text default '{}' not null;
create unique index users_by_login_name on users (login_name);

alter table roles add column owner varchar(255) default '' not null;
alter table roles add column remark text default '' not null;

alter table role_grants add column granted_by varchar(255) default '' not null;

alter table api_keys add column remark text default '' not null;

-- role_name is granted to the role grantee, which thereby may do what it may
create table role_members (
  id varchar(36) primary key,
  role_name varchar(255) not null references roles (name) on delete cascade,
  grantee varchar(255) not null references roles (name) on delete cascade,
  granted_by varchar(255) default '' not null,
  granted_at timestamp with time zone not null,
  constraint role_members_once unique (role_name, grantee)
);

-- future: for objects to come, in the database or schema that is named
create table privileges (
  id varchar(36) primary key,
  privilege varchar(128) not null,
  object_kind varchar(64) not null,
  object_name varchar(1024) not null,
  role_name varchar(255) not null references roles (name) on delete cascade,
  grant_option boolean default false not null,
  future boolean default false not null,
  granted_by varchar(255) default '' not null,
  granted_at timestamp with time zone not null,
  constraint privileges_once unique (privilege, object_kind, object_name, role_name, future)
);

create table warehouses (
  name varchar(255) primary key,
  owner varchar(255) default '' not null,
  properties text default '{}' not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

insert into roles (name, created_at)
  select 'SECURITYADMIN', current_timestamp
  where not exists (select 1 from roles where name = 'SECURITYADMIN');
insert into roles (name, created_at)
  select 'USERADMIN', current_timestamp
  where not exists (select 1 from roles where name = 'USERADMIN');

insert into role_members (id, role_name, grantee, granted_at) values
  ('00000000-0000-0000-0000-000000000001', 'SECURITYADMIN', 'ACCOUNTADMIN', current_timestamp),
  ('00000000-0000-0000-0000-000000000002', 'SYSADMIN', 'ACCOUNTADMIN', current_timestamp),
  ('00000000-0000-0000-0000-000000000003', 'USERADMIN', 'SECURITYADMIN', current_timestamp);

insert into warehouses (name, owner, properties, created_at, updated_at) values
  ('COMPUTE_WH', 'ACCOUNTADMIN', '{"COMMENT":"the embedded warehouse"}', current_timestamp,
   current_timestamp);
