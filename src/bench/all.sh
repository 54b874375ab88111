# All of them, in about fifteen minutes
for each in startup latency neighbours handles formats large cancel visualise dialect; do
  echo "== $each"
  case $each in
    large | handles | cancel | visualise | dialect) "$root/bench" $each 1 ;;
    *) "$root/bench" $each ;;
  esac
done
