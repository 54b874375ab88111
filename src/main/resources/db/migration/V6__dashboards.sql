-- What the JSON query door keeps, by tenant. Documents are JSON as text; version rises with every
-- change, so that of two changes at once the second sees the first.
create table dashboards (
  id varchar(36) primary key,
  tenant varchar(255) not null,
  owner varchar(255),
  document text not null,
  version bigint not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
create index dashboards_by_tenant on dashboards (tenant, created_at);

create table saved_queries (
  id varchar(36) primary key,
  tenant varchar(255) not null,
  owner varchar(255),
  shared boolean not null,
  name varchar(1024) not null,
  description text,
  query text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
create index saved_queries_by_tenant on saved_queries (tenant, created_at);

create table dashboard_pins (
  id varchar(36) primary key,
  tenant varchar(255) not null,
  user_name varchar(255) not null,
  context varchar(100) not null,
  dashboard varchar(36) not null references dashboards (id) on delete cascade,
  place integer not null,
  pinned_at timestamp with time zone not null,
  constraint dashboard_pins_once unique (tenant, user_name, context, dashboard)
);
