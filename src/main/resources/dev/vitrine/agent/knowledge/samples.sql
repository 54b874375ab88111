-- Question: How many orders are there by status?
-- Description: counts rows of each group, the largest first
SELECT STATUS, COUNT(*) AS ORDERS FROM ORDERS GROUP BY STATUS ORDER BY ORDERS DESC

-- Question: What is the total revenue by region?
-- Description: sums the amounts of orders that were neither returned nor cancelled
SELECT REGION, SUM(AMOUNT) AS REVENUE
FROM ORDERS
WHERE STATUS NOT IN ('RETURNED', 'CANCELLED')
GROUP BY REGION
ORDER BY REVENUE DESC

-- Question: What are the ten best selling products?
-- Description: the largest groups by quantity
SELECT PRODUCT, SUM(QUANTITY) AS SOLD FROM ORDERS GROUP BY PRODUCT ORDER BY SOLD DESC LIMIT 10

-- Question: How did monthly revenue develop?
-- Description: revenue by the month of the order's date
SELECT DATE_TRUNC('month', ORDER_DATE) AS MONTH, SUM(AMOUNT) AS REVENUE
FROM ORDERS
GROUP BY MONTH
ORDER BY MONTH

-- Question: Which customers spent the most?
SELECT CUSTOMER_ID, SUM(AMOUNT) AS SPENT FROM ORDERS GROUP BY CUSTOMER_ID ORDER BY SPENT DESC LIMIT 10

-- Question: What is the share of returned orders by product?
-- Description: a part of each group in percent
SELECT PRODUCT, ROUND(100 * COUNT_IF(STATUS = 'RETURNED') / COUNT(*), 2) AS RETURNED_PERCENT
FROM ORDERS
GROUP BY PRODUCT
ORDER BY RETURNED_PERCENT DESC

-- Question: What is the mean body mass of penguins by species?
SELECT SPECIES, ROUND(AVG(BODY_MASS), 1) AS MEAN_BODY_MASS
FROM PENGUINS
GROUP BY SPECIES
ORDER BY SPECIES

-- Question: How many penguins live on each island?
SELECT ISLAND, COUNT(*) AS PENGUINS FROM PENGUINS GROUP BY ISLAND ORDER BY PENGUINS DESC

-- Question: How warm was each month?
-- Description: the mean temperature of the air by month
SELECT MONTH, ROUND(AVG(TEMP), 1) AS MEAN_TEMPERATURE FROM AIRQUALITY GROUP BY MONTH ORDER BY MONTH

-- Question: Draw a chart of revenue by region
-- Description: bars of a sum by group
SELECT REGION, SUM(AMOUNT) AS REVENUE FROM ORDERS GROUP BY REGION
VISUALISE REGION AS x, REVENUE AS y
DRAW bar

-- Question: Plot bill length against bill depth of penguins by species
-- Description: points of two measures, coloured by a category
SELECT BILL_LEN, BILL_DEP, SPECIES FROM PENGUINS
VISUALISE BILL_LEN AS x, BILL_DEP AS y, SPECIES AS color
DRAW point
