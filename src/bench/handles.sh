# 10,000 live handles polled by 50 clients, against eight; four long statements run
#
# ./bench handles [ROUNDS]
. "$root/src/bench/java/start.sh"
bench_java handles "$@"
