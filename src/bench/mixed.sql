-- A working day: what `./bench dialect` sends to Vitrine and to its peer. Tables are small, as in the corpus;
-- reports are asked again and again, look-ups and changes differ each time. One statement a line; {n} is a running
-- number, {c} the client. Before the ruler: once, then once for each client where {c} is named.
CREATE TABLE digits (d INT)
INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)
CREATE TABLE customers (id INT, name VARCHAR(50), region VARCHAR(10), since DATE, profile VARIANT)
INSERT INTO customers SELECT a.d + 10 * b.d, 'Customer ' || a.d || b.d, 'R' || a.d, DATEADD(day, 0 - b.d * 10, '2024-03-15'::DATE), PARSE_JSON('{"plan":"p' || b.d || '","score":' || a.d || ',"tags":["t' || a.d || '","u' || b.d || '"]}') FROM digits a, digits b
CREATE TABLE orders (id INT, customer_id INT, amount NUMBER(10,2), placed TIMESTAMP_NTZ, status VARCHAR(10))
INSERT INTO orders SELECT a.d + 10 * b.d + 100 * e.d, a.d + 10 * b.d, (a.d * 100 + e.d) / 4, DATEADD(hour, 0 - 100 * e.d, '2024-03-15 12:00:00'::TIMESTAMP_NTZ), 'S' || e.d FROM digits a, digits b, digits e
CREATE TABLE events_{c} (id INT, note VARCHAR(40), detail VARIANT)
----
SELECT id, UPPER(name) AS name, LEFT(name, 3) AS short, DATEDIFF(day, since, '2024-03-15'::DATE) AS days FROM customers WHERE id = {n} % 100
SELECT status, COUNT(*) AS n, SUM(amount) AS total, AVG(amount) AS mean, MAX(placed) AS latest FROM orders GROUP BY status ORDER BY status
INSERT INTO events_{c} (id, note) VALUES ({n}, 'note {n}')
SELECT c.region, COUNT(*) AS n, SUM(o.amount) AS total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.placed >= '2024-02-20'::DATE GROUP BY c.region ORDER BY total DESC
SELECT id, profile:plan::VARCHAR AS plan, profile:tags[0]::VARCHAR AS tag FROM customers WHERE profile:score::INT > 8 ORDER BY id LIMIT 10
UPDATE events_{c} SET note = 'changed {n}' WHERE id = {n} - 3
SELECT f.value::VARCHAR AS tag, COUNT(*) AS n FROM customers, LATERAL FLATTEN(input => profile:tags) f GROUP BY f.value::VARCHAR ORDER BY tag
SELECT customer_id, id, amount FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY placed DESC, id) = 1 ORDER BY customer_id LIMIT 20
SELECT SPLIT_PART('a,b,c', ',', 2) AS part, REGEXP_REPLACE('abc123', '[0-9]+', '#') AS digits, LPAD('42', 8, '0') AS padded, TRIM('  x ') AS trimmed, IFF(4 % 2 = 0, 'even', 'odd') AS kind
INSERT INTO events_{c} SELECT {n} + 1, 'from JSON', PARSE_JSON('{"n":{n},"list":[1,2,3]}')
SELECT DATEADD(month, 1, '2024-01-31'::DATE) AS later, DATE_TRUNC('month', '2024-02-17'::DATE) AS month, YEAR('2024-02-17'::DATE) AS year, COALESCE(NULL, 5) AS n
WITH totals AS (SELECT customer_id, SUM(amount) AS total FROM orders GROUP BY customer_id) SELECT CASE WHEN total > 120 THEN 'large' ELSE 'small' END AS size, COUNT(*) AS n FROM totals GROUP BY 1 ORDER BY 1
SELECT id, note, detail:n::INT AS n FROM events_{c} WHERE id >= {n} - 20 ORDER BY id
DELETE FROM events_{c} WHERE id < {n} - 200
