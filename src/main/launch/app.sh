# Making target/app, the directory that runs. Sourced by ./run, ./bench and the container's build, with $root set to
# the top of the project and JAVA_HOME to a JDK 25.
#
#   target/app/start.sh     starts it
#   target/app/lib/         vitrine.jar and what it needs; DuckDB's native library for this machine beside its jar
#   target/app/vitrine.aot  the classes as a training run left them (absent when that failed)
#   target/app/made         its time is the time when the build began

# Makes target/app ready to start; returns 1 when it cannot be built.
app_ready() {
  app_lock
  app_is_fresh || app_build || { app_unlock; return 1; }
  app_is_trained || app_train
  app_unlock
}

# Directories count as sources too: a deleted file changes nothing else.
app_is_fresh() {
  [ -f "$root/target/app/made" ] &&
    [ -z "$(find "$root/pom.xml" "$root/openapi" "$root/src/main" -newer "$root/target/app/made" -print 2>/dev/null | head -n 1)" ]
}

app_sources() {
  (cd "$root" && find pom.xml openapi src/main -type f | LC_ALL=C sort)
}

# Whether target/classes may hold what no source makes any more: a build was interrupted (target/unfinished), or a
# source of the last one has gone. Maven itself never removes a resource.
app_is_littered() {
  [ -e "$root/target/unfinished" ] ||
    { [ -f "$root/target/sources" ] && [ -n "$(app_sources | LC_ALL=C comm -13 - "$root/target/sources")" ]; }
}

app_build() {
  need_maven
  echo "Building Vitrine (only when its sources have changed) ..." >&2
  target=$root/target
  new=$target/app.new
  if app_is_littered; then
    rm -rf "$target/classes" "$target/generated-sources" "$target/maven-status"
  fi
  touch "$target/unfinished"
  rm -rf "$new"
  mkdir -p "$new/lib"
  touch "$new/made"
  app_sources >"$new/sources"
  mvn -q -B -Dstyle.color=never -f "$root/pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true \
    package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$new/lib" >&2 ||
    { echo "The build failed; ./test shows it whole, warnings included." >&2; return 1; }
  cp "$target/vitrine.jar" "$new/lib/" || return 1
  cp "$root/src/main/launch/start.sh" "$new/" || return 1
  app_unpack_engine "$new/lib" || return 1
  rm -rf "$target/app.old"
  if [ -e "$target/app" ]; then mv "$target/app" "$target/app.old" || return 1; fi
  mv "$new" "$target/app" || return 1
  mv "$target/app/sources" "$target/sources"
  rm -rf "$target/app.old" "$target/unfinished"
}

# The driver copies its native library (70 MB) out of its jar at every start, unless the jar has none: then it takes
# the one beside the jar. So the jar in directory $1 loses its libraries and this machine's is laid beside it.
app_unpack_engine() (
  library=libduckdb_java.so_$(app_platform)
  jar=$(echo "$1"/duckdb_jdbc-*.jar)
  [ -f "$jar" ] && "$JAVA_HOME/bin/jar" --list --file "$jar" | grep -qx "$library" || return 0
  mkdir "$1/engine" && cd "$1/engine" || return 1
  "$JAVA_HOME/bin/jar" --list --file "$jar" | grep -v -e '^libduckdb_java\.so_' -e '/$' >entries
  { echo "$library"; cat entries; } >wanted
  "$JAVA_HOME/bin/jar" --extract --file "$jar" @wanted || return 1
  mv "$library" .. && rm "$jar" || return 1
  grep -v '^META-INF/MANIFEST.MF$' entries >classes
  "$JAVA_HOME/bin/jar" --create --file "$jar" --manifest META-INF/MANIFEST.MF @classes || return 1
  cd .. && rm -rf engine
)

# This machine as DuckDB's driver names it.
app_platform() {
  case $(uname -s) in
    Darwin) os=macos ;;
    MINGW* | MSYS* | CYGWIN*) os=windows ;;
    *) os=$(uname -s | tr '[:upper:]' '[:lower:]') ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) echo "${os}_amd64" ;;
    aarch64 | arm64) echo "${os}_arm64" ;;
    *) echo "${os}_$(uname -m)" ;;
  esac
}

app_is_trained() { # by this very JDK
  cmp -s "$JAVA_HOME/release" "$root/target/app/trained"
}

# Starts the server once and stops it, so that later starts take a quarter of the work. Only a help: a failure is told
# and not tried again before the next build.
app_train() {
  echo "Preparing quick starts (once after a build) ..." >&2
  rm -f "$root/target/app/vitrine.aot" # of a run that was cut off
  "$JAVA_HOME/bin/java" "$root/src/main/launch/Training.java" "$root/target/app" >&2 ||
    echo "Starts will be slower: no class cache could be made." >&2
  cp "$JAVA_HOME/release" "$root/target/app/trained"
}

app_lock() { # two ./run of one clone build one after the other
  mkdir -p "$root/target"
  until mkdir "$root/target/lock" 2>/dev/null; do
    sleep 1
    holder=$(cat "$root/target/lock/pid" 2>/dev/null)
    # It has gone without unlocking; or was killed before it could write its id.
    kill -0 "${holder:-0}" 2>/dev/null && [ -n "$holder" ] || rm -rf "$root/target/lock"
  done
  echo $$ >"$root/target/lock/pid"
}

app_unlock() {
  rm -rf "$root/target/lock"
}
