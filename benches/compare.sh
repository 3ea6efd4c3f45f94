#!/usr/bin/env bash
# Whole-process times of postedit and of its peers on one article, in one run. Needs hyperfine; compares with
# those of typos, codespell, aspell and hunspell that are installed.
# Usage: benches/compare.sh [ARTICLE]
set -euo pipefail
cd "$(dirname "$0")/.."
article=${1:-corpus/en/almizar-desalination.txt}
cargo build --release --quiet
commands=("target/release/postedit clean --quiet $article")
for peer in typos codespell; do
  command -v "$peer" >/dev/null && commands+=("$peer $article")
done
command -v aspell >/dev/null && commands+=("sh -c 'aspell list < $article'")
command -v hunspell >/dev/null && commands+=("hunspell -l $article")
hyperfine --shell=none --warmup 5 --runs 50 --ignore-failure "${commands[@]}"
