# Notebooks: what a SQL cell adds to its statement, and 200 open ones that idle
#
# ./bench notebooks [ROUNDS]
. "$root/src/bench/java/start.sh"
bench_java notebooks "$@"
