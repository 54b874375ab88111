# All of them, in about ten minutes
for each in startup latency neighbours handles formats large cancel; do
  echo "== $each"
  case $each in
    large | handles | cancel) "$root/bench" $each 1 ;;
    *) "$root/bench" $each ;;
  esac
done
