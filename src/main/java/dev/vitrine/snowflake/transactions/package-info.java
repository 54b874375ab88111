/// Transactions as Snowflake has them, and the locks on tables that they hold.
@NullMarked
package dev.vitrine.snowflake.transactions;

import org.jspecify.annotations.NullMarked;
