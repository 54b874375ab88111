-- Credentials can allow one role only; so can the session that they opened.
alter table driver_sessions add column restricted_to varchar(256);
