# CPU seconds (user + system) of the server until /health first answers 200: plain jars, then ./run's arrangement
#
# ./bench startup [ROUNDS]   both in turn, each with new data; Linux only (reads /proc)
. "$root/src/main/launch/jdk.sh"
. "$root/src/main/launch/app.sh"
find_jdk
app_ready || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
port=18490

# Plain: the jars as they come from the repository, the engine's library inside its jar, no class cache.
mkdir "$work/plain"
cp "$root"/target/app/lib/*.jar "$work/plain/"
rm "$work"/plain/duckdb_jdbc-*.jar
mvn -q -B -f "$root/pom.xml" dependency:copy-dependencies -DincludeArtifactIds=duckdb_jdbc \
  -DoutputDirectory="$work/plain" >/dev/null || exit 1

plain() {
  exec "$JAVA_HOME/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    --add-opens=java.base/java.nio=ALL-UNNAMED "$@" -cp "$work/plain/*" dev.vitrine.Application
}

prepared() {
  exec sh "$root/target/app/start.sh" "$@"
}

# Starts function $1 and prints its CPU seconds and its wall milliseconds at the first 200.
measure() {
  rm -rf "$work/data"
  begun=$(date +%s%N)
  "$1" -Dvitrine.host=127.0.0.1 -Dvitrine.port=$port -Dvitrine.data="$work/data" >"$work/log" 2>&1 &
  pid=$!
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/health")" = 200 ]; do
    kill -0 $pid 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.02
  done
  ended=$(date +%s%N)
  ticks=$(awk '{print $14 + $15}' "/proc/$pid/stat")
  memory=$(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status")
  kill $pid
  wait $pid
  echo "$ticks $(getconf CLK_TCK) $(((ended - begun) / 1000000)) $memory" |
    awk -v name="$1" '{printf "%-9s %5.2f CPU s  %6d ms  %4d MB\n", name, $1 / $2, $3, $4}'
}

round=0
while [ $round -lt "${1:-3}" ]; do
  measure plain
  measure prepared
  round=$((round + 1))
done
