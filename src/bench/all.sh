# All but agent, which wants a server with a model, in about half an hour
for each in startup latency neighbours handles formats large cancel visualise dialect drivers sessions hybrid queries notebooks; do
  echo "== $each"
  case $each in
    large | handles | cancel | visualise | dialect | drivers | sessions | hybrid | queries | notebooks) "$root/bench" $each 1 ;;
    *) "$root/bench" $each ;;
  esac
done
