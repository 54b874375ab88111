# 10,000 live handles polled by 50 clients, against one live handle polled by as many
#
# ./bench handles [ROUNDS]
. "$root/src/bench/java/start.sh"
bench_java handles "$@"
