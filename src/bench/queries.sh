# The JSON query door over a PostgreSQL: a question checked, written as SQL and run, against hand-written SQL through JDBC
#
# ./bench queries [ROUNDS]
. "$root/src/bench/java/start.sh"
. "$root/src/bench/peers/postgres.sh"
bench_java queries "$@"
