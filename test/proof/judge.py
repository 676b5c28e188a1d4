"""Runs check.py over cases: one JSON document a line, {rows, proof}; prints 1 where the certificate holds and 0 where it is refused."""
import json
import sys

from check import Refused, check

for line in sys.stdin:
    case = json.loads(line)
    try:
        check([json.dumps(row) for row in case["rows"]], case["proof"])
        print(1)
    except Refused:
        print(0)
