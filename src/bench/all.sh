# All of them, in about twenty minutes
for each in startup latency neighbours handles formats large cancel visualise dialect drivers sessions hybrid; do
  echo "== $each"
  case $each in
    large | handles | cancel | visualise | dialect | drivers | sessions | hybrid) "$root/bench" $each 1 ;;
    *) "$root/bench" $each ;;
  esac
done
