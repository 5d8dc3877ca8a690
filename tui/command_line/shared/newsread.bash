# Read by bash-completion at the first Tab behind newsread.
eval "$(newsread completion bash)"
