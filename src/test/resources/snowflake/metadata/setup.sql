create or replace database meta;
create or replace schema meta.shop comment = 'a shop';
use schema meta.shop;
create table customers (id int not null, email varchar(100), constraint pk_customers primary key (id), constraint u_email unique (email));
create table orders (id int not null autoincrement primary key, customer int, amount number(10,2) default 0, note varchar(20) default 'none' comment 'a note', at timestamp_ntz, constraint fk_customer foreign key (customer) references customers (id)) comment = 'what was ordered';
insert into customers values (1, 'ann@example.org');
insert into orders (customer, amount, at) values (1, 10.5, '2024-02-29 12:00:00'), (1, 2, null);
create transient table scratch (k int, v variant);
create view big as select id, amount from orders where amount > 5;
create secure view secrets as select email from customers;
create sequence numbers start = 10 increment = 5;
create function twice(x number) returns number as 'x * 2';
create procedure tidy(name varchar) returns varchar language sql as 'begin return name; end';
create stage landing;
create file format lines type = csv field_delimiter = '|'
