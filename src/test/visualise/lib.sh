# Sourced by the scripts here, with $root set: draws the corpus and makes the comparator ready.
work=$root/target/visualise-corpus
resources=$root/src/test/resources/visualise

draw_corpus() {
  rm -rf "$work/drawn"
  # what it finds wrong is not of interest here: it draws before it looks
  "$root/test" -q -Dtest=CorpusTest >"$root/target/visualise-draw.txt" 2>&1
  [ -d "$work/drawn" ] || { tail -n 40 "$root/target/visualise-draw.txt" >&2; exit 1; }
}

ready_comparator() {
  mkdir -p "$work/compare"
  cp "$resources"/compare/* "$resources"/compare/.npmrc "$work/compare/"
  [ -d "$work/compare/node_modules/vega-lite" ] || (cd "$work/compare" && npm ci --silent) || exit 1
}

# prints what differs and the counts; the differences of each case go to $work/report.json
compare_corpus() {
  (cd "$work/compare" && node compare.mjs --dir "$resources/cases" "$work/drawn" --metadata --quiet --json "$work/report.json" "$@")
}
