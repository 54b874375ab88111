# Sourced by the measurements that are Java programs, with $root set: bench_java NAME [ROUNDS] builds the server when
# needed and runs src/bench/java, which starts the server in a process of its own and stops it.
. "$root/src/main/launch/jdk.sh"
. "$root/src/main/launch/app.sh"

bench_java() {
  find_jdk
  app_ready || exit 1
  app=$root/target/app
  classes=$root/target/bench
  rm -rf "$classes"
  "$JAVA_HOME/bin/javac" --release 25 -cp "$app/lib/*" -d "$classes" "$root"/src/bench/java/dev/vitrine/bench/*.java || exit 1
  exec "$JAVA_HOME/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dapp="$app" -cp "$classes:$app/lib/*" dev.vitrine.bench.Bench "$@"
}
