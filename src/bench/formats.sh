# A result of a million rows in each format, against the engine's own COPY in process
#
# ./bench formats [ROUNDS]
. "$root/src/bench/java/start.sh"
bench_java formats "$@"
