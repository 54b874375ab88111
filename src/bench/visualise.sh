# Charts over HTTP against ggsql 0.5.2 in process, 16 clients against one, and a histogram of 100 million rows
#
# ./bench visualise [ROUNDS]
. "$root/src/bench/java/start.sh"
. "$root/src/bench/peers/reference.sh"
bench_java visualise "$@"
