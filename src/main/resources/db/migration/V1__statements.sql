-- Times are microseconds since 1970-01-01 UTC. JSON lies in text columns: H2 and PostgreSQL agree on nothing else.
create table statement (
  handle         varchar(36)   not null primary key,
  parent         varchar(36),
  ordinal        int           not null,
  owner          varchar(255)  not null,
  request_id     varchar(255),
  request_digest varchar(64),
  status         varchar(16)   not null,
  writes         boolean       not null,
  statement_text text          not null,
  query_tag      varchar(2000),
  submission     text          not null,
  created        bigint        not null,
  started        bigint,
  ended          bigint,
  expires        bigint,
  expired        boolean       not null,
  problem        text,
  result         text,
  inline_data    bytea,
  chart          boolean       not null,
  counts         text,
  stored_bytes   bigint        not null,
  node           varchar(64)   not null,
  epoch          bigint        not null,
  lease_until    bigint        not null
);

create unique index statement_request on statement (owner, request_id);
create index statement_owner on statement (owner, created);
create index statement_created on statement (created);
create index statement_status on statement (status);
create index statement_expires on statement (expires);
create index statement_parent on statement (parent);
