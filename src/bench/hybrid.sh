# PostgreSQL with 10 million rows as a connection: charts with their statistics there and with all rows fetched, and cancels
#
# ./bench hybrid [ROUNDS]
. "$root/src/bench/java/start.sh"
. "$root/src/bench/peers/postgres.sh"
bench_java hybrid "$@"
