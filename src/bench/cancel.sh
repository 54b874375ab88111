# From a cancel to its answer and to a free executor, 50 times, running and in the middle of a fetch
#
# ./bench cancel [ROUNDS]
. "$root/src/bench/java/start.sh"
bench_java cancel "$@"
