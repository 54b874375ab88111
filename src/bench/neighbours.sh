# select 1 while four long statements run, against the quiet one; the same through JDBC in process
#
# ./bench neighbours [ROUNDS]
. "$root/src/bench/java/start.sh"
bench_java neighbours "$@"
