# Scores the answers to 60 questions about the sample data: ./bench agent --url URL --key KEY
exec python3 "$root/src/bench/agent/evaluate.py" "$@"
