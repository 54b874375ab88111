# The sessions door: select 1, a page, a chart, a new session, and what others feel of a long query
#
# ./bench sessions [ROUNDS]
. "$root/src/bench/java/start.sh"
. "$root/src/bench/peers/reference.sh"
bench_java sessions "$@"
