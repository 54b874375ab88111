# select 1: JDBC in process, over HTTP with 1, 16 and 64 clients, and asynchronously to its 202
#
# ./bench latency [ROUNDS]
. "$root/src/bench/java/start.sh"
bench_java latency "$@"
