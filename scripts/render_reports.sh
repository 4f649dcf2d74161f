#!/bin/sh
# The reports of seeds/ as kept in reports/. Run it after every change that shows in a report; a test tells when.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
"$python" -m factcheck report seeds --quiet \
  -o reports/report.txt -o reports/report.md -o reports/report.csv -o reports/report.json
"$python" -m factcheck report seeds --quiet --rows pairs -o reports/pairs.csv
